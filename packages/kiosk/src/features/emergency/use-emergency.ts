import type { KioskView } from '@chered/protocol/views'
import { useLive } from '@chered/ui/live'
import { useEffect } from 'react'
import { knowOffice, useKiosk } from '../../store.ts'
import { lookAround, memoryName, tellOnce, useAlone } from './alone.ts'
import { showUnseen } from './give-number.ts'
import { openEmergencyMemory } from './memory.ts'

/** What was given out and could not be told is told again after this; numbers are asked for after the longer one. */
const againMs = 3000
const allToldMs = 60_000
/** How often the view is kept: what it says of queues is of no use later, what it says of services seldom changes. */
const keptEachMs = 10_000
const lookEachMs = 2000

/** Keeps the kiosk able to go on without the server, and tells the server of it afterwards. */
export function useEmergency(view: KioskView | null): void {
  useMemory()
  useSnapshot(view)
  useTelling()
  useLooking()
}

function useMemory(): void {
  useEffect(() => {
    let isWanted = true
    const open = async () => {
      const memory = await openEmergencyMemory(memoryName())
      if (!isWanted) return memory.close()
      const snapshot = await memory.snapshot()
      useAlone.setState({ memory, snapshot })
      if (snapshot !== null) {
        if (useKiosk.getState().office === null) knowOffice(snapshot.office)
        // Until the server has spoken its clock is best known from before.
        if (useLive.getState().heardAt === null) useLive.setState({ offsetMs: snapshot.offsetMs })
      }
      await showUnseen()
      await lookAround()
    }
    // A browser without a memory of its own gives no number while the server is away; everything else works.
    open().catch(() => useAlone.setState({ memory: null }))
    return () => {
      isWanted = false
      useAlone.getState().memory?.close()
      useAlone.setState({ memory: null })
    }
  }, [])
}

function useSnapshot(view: KioskView | null): void {
  const memory = useAlone((s) => s.memory)
  const office = useKiosk((s) => s.office)
  const isOnline = useLive((s) => s.link === 'online')
  const isThere = view !== null && office !== null
  useEffect(() => {
    if (memory === null || !isOnline || !isThere) return
    const keep = () => {
      const { views, offsetMs } = useLive.getState()
      const present = views['kiosk:self']?.body as KioskView | undefined
      const { office: known } = useKiosk.getState()
      if (present === undefined || known === null) return
      const snapshot = { office: known, view: present, offsetMs }
      useAlone.setState({ snapshot })
      // Without a disk the kiosk works on; it only cannot go on alone.
      memory.keepSnapshot(snapshot).catch(() => undefined)
    }
    keep()
    const timer = setInterval(keep, keptEachMs)
    return () => clearInterval(timer)
  }, [memory, isOnline, isThere])
}

function useTelling(): void {
  const memory = useAlone((s) => s.memory)
  const isOnline = useLive((s) => s.link === 'online')
  const isKnown = useKiosk((s) => s.office !== null)
  useEffect(() => {
    if (memory === null || !isOnline || !isKnown) return
    let timer: ReturnType<typeof setTimeout>
    let isWanted = true
    const tell = async () => {
      const isTold = await tellOnce().catch(() => false)
      if (isWanted) timer = setTimeout(tell, isTold ? allToldMs : againMs)
    }
    void tell()
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [memory, isOnline, isKnown])
}

function useLooking(): void {
  const isLost = useLive((s) => s.link === 'lost')
  const memory = useAlone((s) => s.memory)
  useEffect(() => {
    if (!isLost || memory === null) return
    const look = () => {
      // A look that fails changes nothing; the next one follows.
      lookAround().catch(() => undefined)
    }
    look()
    const timer = setInterval(look, lookEachMs)
    return () => clearInterval(timer)
  }, [isLost, memory])
}
