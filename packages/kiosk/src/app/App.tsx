import { speakAsDevice } from '@chered/ui/api'
import { forgetToken, storedToken } from '@chered/ui/enrolment'
import { connectLive, disconnectLive, useLive, useRefusedView, useView } from '@chered/ui/live'
import { PairingScreen } from '@chered/ui/PairingScreen.tsx'
import { useEffect, useState } from 'react'
import { letGoOfLeft } from '../features/booking/let-go.ts'
import { findScanned } from '../features/check-in/check-in.ts'
import { useAlone } from '../features/emergency/alone.ts'
import { useEmergency } from '../features/emergency/use-emergency.ts'
import { StillHere } from '../features/idle/StillHere.tsx'
import { useKiosk } from '../store.ts'
import { Screen } from './Screen.tsx'
import { useScan } from './use-scan.ts'
import { useKioskClock, useOffice, usePrintWatch, useShownWishes } from './use-session.ts'
import { useSettling } from './use-settling.ts'
import { useWatchdog } from './use-watchdog.ts'

/** A kiosk that is enrolled, or the code by which it becomes so. */
export function App() {
  const [token, setToken] = useState(() => storedToken('kiosk'))
  const revoked = useLive((s) => s.revoked)
  useEffect(() => {
    if (!revoked) return
    forgetToken('kiosk')
    setToken(null)
  }, [revoked])
  if (token === null) return <PairingScreen kind="kiosk" onPaired={setToken} />
  return <Kiosk token={token} />
}

function Kiosk({ token }: { token: string }) {
  useEffect(() => {
    speakAsDevice(token)
    connectLive(token)
    return disconnectLive
  }, [token])
  const view = useView('kiosk', 'self')
  const refusal = useRefusedView('kiosk', 'self')
  const { session } = useKiosk()
  useOffice(view?.body.officeVersion)
  useKioskClock()
  usePrintWatch(view?.body ?? null)
  useShownWishes()
  useWatchdog()
  useEmergency(view?.body ?? null)
  useScan(findScanned)
  useEffect(letGoOfLeft, [])

  const link = useLive((s) => s.link)
  const worksAlone = useAlone((s) => s.left > 0)
  const works = link === 'online' || (link === 'lost' && worksAlone)
  const asked = session.askedAt !== null && session.stage.kind !== 'issuing' && works
  const settling = useSettling(session, asked)
  return (
    <div className="stage" data-settling={settling || undefined}>
      <div inert={asked}>
        <Screen view={view?.body ?? null} refusal={refusal} />
      </div>
      {asked && <StillHere since={session.askedAt} />}
    </div>
  )
}
