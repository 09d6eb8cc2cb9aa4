import type { DeviceKind } from '@chered/protocol/devices'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepToken, type Pairing, pair } from './enrolment.ts'
import './pairing-screen.css'

/**
 * What a kiosk or a board shows until the administrator has confirmed it: the
 * code, and where to type it. Gives the token once it is there.
 */
export function PairingScreen({ kind, onPaired }: { kind: DeviceKind; onPaired: (token: string) => void }) {
  const { t } = useTranslation('common')
  const [pairing, setPairing] = useState<Pairing>({ state: 'starting' })
  useEffect(() => {
    const stop = new AbortController()
    pair(kind, setPairing, stop.signal).then((token) => {
      if (token === null || stop.signal.aborted) return
      keepToken(kind, token)
      onPaired(token)
    })
    return () => stop.abort()
  }, [kind, onPaired])
  return (
    <main className="pairing">
      <p className="pairing-kind">{t(`pairing.${kind}`)}</p>
      <h1>{t('pairing.title')}</h1>
      <div className="pairing-code" aria-live="polite">
        {pairing.state === 'waiting' && (
          <>
            <span className="visually-hidden">{t('pairing.code')}</span>
            <b>
              <span>{pairing.code.slice(0, 3)}</span>
              <span>{pairing.code.slice(3)}</span>
            </b>
          </>
        )}
        {pairing.state === 'starting' && t('pairing.starting')}
        {pairing.state === 'no-server' && t('pairing.noServer')}
      </div>
      <p className="pairing-how">{t('pairing.how')}</p>
    </main>
  )
}
