import type { Outcome } from '@chered/protocol/commands'
import type { VisitId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { request } from '@chered/ui/api'
import { useLive } from '@chered/ui/live'
import { create } from 'zustand'

/** What the specialist has marked about the visit in front; known to this screen alone until it is finished. */
export interface VisitWork {
  readonly visitId: VisitId
  readonly outcome: Outcome
  /** Places of the ticked documents in the service's list. */
  readonly checked: readonly number[]
}

interface OperatorState {
  readonly office: Office | null
  readonly work: VisitWork | null
}

export const useOperator = create<OperatorState>(() => ({ office: null, work: null }))

/** One and the same empty list: a new one at each reading would look like a change. */
const noTicks: readonly number[] = []

/** The marks about this visit; a visit begins without ticks and as `done`. */
export function workOn(work: VisitWork | null, visitId: VisitId): VisitWork {
  return work?.visitId === visitId ? work : { visitId, outcome: 'done', checked: noTicks }
}

export function chooseOutcome(visitId: VisitId, outcome: Outcome): void {
  useOperator.setState((s) => ({ work: { ...workOn(s.work, visitId), outcome } }))
}

export function tickDocument(visitId: VisitId, place: number): void {
  useOperator.setState((s) => {
    const work = workOn(s.work, visitId)
    const checked = work.checked.includes(place)
      ? work.checked.filter((other) => other !== place)
      : [...work.checked, place]
    return { work: { ...work, checked } }
  })
}

const RETRY_MS = 2000

/**
 * Reads the office (names of services, their documents and usual minutes) now
 * and whenever the link comes back, because it may have changed meanwhile.
 * Gives the function that stops following.
 */
export function followOffice(): () => void {
  let stopped = false
  async function read(): Promise<void> {
    const answer = await request<Office>('GET', '/api/office')
    if (stopped) return
    if (answer.ok) useOperator.setState({ office: answer.value })
    else setTimeout(() => void read(), RETRY_MS)
  }
  void read()
  const unfollow = useLive.subscribe((now, before) => {
    if (now.link === 'online' && before.link === 'lost') void read()
  })
  return () => {
    stopped = true
    unfollow()
  }
}
