import type { PrinterStatus } from '@chered/protocol/devices'
import type { LeasedBlocks, PrintDoor, TakenEmergency } from '@chered/protocol/emergency'
import { request } from '@chered/ui/api'
import { localDate } from '@chered/ui/dates'
import { serverNow, useLive } from '@chered/ui/live'
import { create } from 'zustand'
import { useKiosk } from '../../store.ts'
import type { EmergencyMemory, Snapshot } from './memory.ts'
import { doorStatus } from './print-door.ts'
import { type EmergencyServer, tellServer } from './tell-server.ts'

/** What the kiosk can do while the server is away. */
interface Alone {
  /** Null until it is open; a browser that keeps nothing never opens it, and no number is given out. */
  readonly memory: EmergencyMemory | null
  readonly snapshot: Snapshot | null
  /** Numbers that can still be given out today. */
  readonly left: number
  readonly door: PrintDoor | null
  /** Of the printer behind the door; null without one. */
  readonly printer: PrinterStatus | null
}

export const useAlone = create<Alone>(() => ({
  memory: null,
  snapshot: null,
  left: 0,
  door: null,
  printer: null,
}))

/** The name of the memory: kiosks on one PC, told apart by `?seat=`, have one each. */
export function memoryName(): string {
  const seat = new URLSearchParams(location.search).get('seat') ?? ''
  return `chered-kiosk:${seat}`
}

/** Looks anew at what can be given out, and at the printer when nobody else can tell of it. */
export async function lookAround(): Promise<void> {
  const { memory } = useAlone.getState()
  const office = useKiosk.getState().office
  if (memory === null || office === null) return
  const isLost = useLive.getState().link === 'lost'
  const [left, door] = await Promise.all([
    memory.left(localDate(serverNow(), office.timeZone)),
    memory.door(),
  ])
  const printer = door !== null && isLost ? await doorStatus(door) : null
  useAlone.setState({ left, door, printer })
}

/** One round of telling: what was given out, then whether there are numbers enough. True when all is told. */
export async function tellOnce(): Promise<boolean> {
  const { memory } = useAlone.getState()
  const office = useKiosk.getState().office
  if (memory === null || office === null) return false
  const isTold = await tellServer(memory, server, localDate(serverNow(), office.timeZone), Date.now)
  await lookAround()
  return isTold
}

const server: EmergencyServer = {
  async take(body) {
    const answer = await request<TakenEmergency>('POST', '/api/emergency/tickets', body)
    return answer.ok ? answer.value : null
  },
  async lease(body) {
    const answer = await request<LeasedBlocks>('POST', '/api/emergency/blocks', body)
    return answer.ok ? answer.value : null
  },
}
