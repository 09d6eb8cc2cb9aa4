import { forgetToken, storedToken } from '@chered/ui/enrolment'
import { connectLive, disconnectLive, useLive, useRefusedView, useView } from '@chered/ui/live'
import { PairingScreen } from '@chered/ui/PairingScreen.tsx'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chimeAnnouncer } from '../features/announcing/announcer.ts'
import { type Chime, type ChimeState, openChime } from '../features/announcing/chime.ts'
import { startAnnouncing } from '../store.ts'
import { Board } from './Board.tsx'

const RETRY_MS = 15_000

/** The board as a device: paired or not, connected or not. */
export function BoardApp() {
  const [token, setToken] = useState(() => storedToken('board'))
  const revoked = useLive((s) => s.revoked)
  const [chime] = useState(openChime)
  const sound = useChime(chime)

  useEffect(() => {
    if (token === null) return
    connectLive(token)
    const stop = startAnnouncing(chimeAnnouncer(chime), () => location.reload())
    return () => {
      stop()
      disconnectLive()
    }
  }, [token, chime])

  useEffect(() => {
    if (!revoked) return
    forgetToken('board')
    setToken(null)
  }, [revoked])

  const paired = useCallback((given: string) => setToken(given), [])
  if (token === null) return <PairingScreen kind="board" onPaired={paired} />
  return <ConnectedBoard token={token} sound={sound} />
}

function ConnectedBoard({ token, sound }: { token: string; sound: ChimeState }) {
  const seen = useView('board', 'self')
  const refused = useRefusedView('board', 'self')
  const { i18n } = useTranslation()
  const language = seen?.body.languages[0]

  useEffect(() => {
    if (language && i18n.language !== language) i18n.changeLanguage(language)
  }, [language, i18n])

  // Nobody stands at a board to press "try again".
  useEffect(() => {
    if (refused === null) return
    const timer = setInterval(() => connectLive(token), RETRY_MS)
    return () => clearInterval(timer)
  }, [refused, token])

  if (seen === null) return <Opening refused={refused} />
  return <Board view={seen.body} sound={sound} />
}

/** Before the first view: the shapes of the board, and words when it takes longer. */
function Opening({ refused }: { refused: string | null }) {
  const { t } = useTranslation()
  const link = useLive((s) => s.link)
  const words = link === 'lost' ? t('board.unreachable') : t('board.opening')
  return (
    <main className="opening">
      <div className="opening-ticket" aria-hidden="true" />
      <p role="status">
        {refused === null ? words : `${t(`refusal.${refused}`, { ns: 'common' })}. ${t('board.retrying')}`}
      </p>
    </main>
  )
}

/** The chime's state; any touch or key on the board lifts the browser's block of sound. */
function useChime(chime: Chime): ChimeState {
  const [state, setState] = useState<ChimeState>('ready')
  useEffect(() => {
    const unlock = () => chime.unlock()
    addEventListener('pointerdown', unlock)
    addEventListener('keydown', unlock)
    const stop = chime.watch(setState)
    return () => {
      stop()
      removeEventListener('pointerdown', unlock)
      removeEventListener('keydown', unlock)
    }
  }, [chime])
  return state
}
