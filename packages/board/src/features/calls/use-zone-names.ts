import type { Office } from '@chered/protocol/office'
import type { LocalText } from '@chered/protocol/text'
import type { BoardView } from '@chered/protocol/views'
import { request } from '@chered/ui/api'
import { useEffect, useState } from 'react'

/** Name of the zone in which the desk of that number stands; null when the board has one zone only. */
export type ZoneNameOf = (desk: number) => LocalText | null

const nowhere: ZoneNameOf = () => null
const RETRY_MS = 10_000

/** Zones are told apart only on a board of several; the office says which desk stands where. */
export function useZoneNames(zones: BoardView['zones'] | null): ZoneNameOf {
  const several = zones !== null && zones.length > 1
  const [office, setOffice] = useState<Office | null>(null)
  useEffect(() => {
    if (!several) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let wanted = true
    const ask = async () => {
      const answer = await request<Office>('GET', '/api/office')
      if (!wanted) return
      if (answer.ok) setOffice(answer.value)
      else timer = setTimeout(ask, RETRY_MS)
    }
    ask()
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [several])
  if (!several || office === null) return nowhere
  return (desk) => {
    const zoneId = office.desks.find(({ number }) => number === desk)?.zone
    return zones.find(({ id }) => id === zoneId)?.name ?? null
  }
}
