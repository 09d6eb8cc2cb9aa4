import type { FinishBody } from '@chered/protocol/commands'
import type { Office } from '@chered/protocol/office'
import type { InFront } from '@chered/protocol/views'
import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { useOperator } from '../../store.ts'
import { serviceOf } from './OfficeText.tsx'

/** One service of one visit: the next service of the same visitor begins with nothing marked. */
export type ServiceInFront = Pick<InFront, 'visitId' | 'serviceId'>

/** What the specialist has marked about it; known to this tab alone until the service is finished. */
export interface VisitWork {
  /** An id of the office's list; null as long as nobody has chosen. */
  readonly outcome: string | null
  /** Places of the ticked documents in the service's list. */
  readonly checked: readonly number[]
  /** How many documents were handled; null as long as nobody has counted. */
  readonly documents: number | null
}

/** One and the same object: a new one at each reading would look like a change. */
const nothingMarked: VisitWork = { outcome: null, checked: [], documents: null }
/** Visitors on hold come back within the day; so many services are remembered. */
const remembered = 40
export const documentsMost = 99

interface WorkState {
  readonly works: Readonly<Record<string, VisitWork>>
}

/**
 * The marks outlive a hold and a page that loads itself anew, not the tab. They
 * name papers by their place in a list and nobody by name.
 */
export const useVisitWork = create<WorkState>()(
  persist((): WorkState => ({ works: {} }), {
    name: 'chered-visit-work',
    storage: createJSONStorage(() => sessionStorage),
  }),
)

const keyOf = ({ visitId, serviceId }: ServiceInFront) => `${visitId} ${serviceId}`

export function workOf({ works }: WorkState, of: ServiceInFront): VisitWork {
  return works[keyOf(of)] ?? nothingMarked
}

function mark(of: ServiceInFront, change: (work: VisitWork) => Partial<VisitWork>): void {
  useVisitWork.setState((state) => {
    const { [keyOf(of)]: before = nothingMarked, ...others } = state.works
    const kept = Object.entries(others).slice(1 - remembered)
    return { works: { ...Object.fromEntries(kept), [keyOf(of)]: { ...before, ...change(before) } } }
  })
}

export function chooseOutcome(of: ServiceInFront, outcome: string): void {
  mark(of, () => ({ outcome }))
}

export function tickDocument(of: ServiceInFront, place: number): void {
  mark(of, ({ checked }) => ({
    checked: checked.includes(place) ? checked.filter((other) => other !== place) : [...checked, place],
  }))
}

export function setDocuments(of: ServiceInFront, documents: number | null): void {
  const within = documents === null ? null : Math.min(documentsMost, Math.max(0, Math.round(documents)))
  mark(of, () => ({ documents: within }))
}

/** One more or one less; the first press counts from zero. */
export function countDocuments(of: ServiceInFront, by: 1 | -1): void {
  setDocuments(of, (workOf(useVisitWork.getState(), of).documents ?? 0) + by)
}

/** The outcome that is chosen: until somebody does, the first of the office's list. */
export function outcomeOf(office: Pick<Office, 'outcomes'> | null, work: VisitWork): string | undefined {
  const list = office?.outcomes ?? []
  return list.some(({ id }) => id === work.outcome) ? (work.outcome ?? undefined) : list[0]?.id
}

/** What goes with the end of this service: the outcome, and of documents only numbers. */
export function finishedOf(of: ServiceInFront): Pick<FinishBody, 'outcome' | 'documents' | 'presented'> {
  const { office } = useOperator.getState()
  const work = workOf(useVisitWork.getState(), of)
  const outcome = outcomeOf(office, work)
  const listed = serviceOf(office, of.serviceId)?.documents.length ?? 0
  return {
    ...(outcome === undefined ? {} : { outcome }),
    ...(work.documents === null ? {} : { documents: work.documents }),
    ...(listed === 0 ? {} : { presented: work.checked.filter((place) => place < listed) }),
  }
}

/** By its place in the office's list, as the digit keys have it. */
export function chooseByPlace(of: ServiceInFront, place: number): void {
  const outcome = useOperator.getState().office?.outcomes[place]
  if (outcome) chooseOutcome(of, outcome.id)
}
