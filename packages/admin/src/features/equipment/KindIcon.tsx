import type { DeviceKind } from '@chered/protocol/devices'
import { Cable, Tablet, Tv } from 'lucide-react'

const icons = { kiosk: Tablet, board: Tv, agent: Cable } as const

export function KindIcon({ kind }: { kind: DeviceKind }) {
  const Icon = icons[kind]
  return <Icon aria-hidden="true" />
}
