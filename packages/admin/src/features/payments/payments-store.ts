import type { StaffId } from '@chered/protocol/ids'
import type {
  PaymentAccess,
  PaymentAccessBody,
  PaymentLookUpEntry,
  PaymentLookUps,
} from '@chered/protocol/payments'
import type { Answer } from '@chered/ui/api'
import { staffRequest } from '@chered/ui/staff/session'
import { create } from 'zustand'
import type { Asked } from '../../store.ts'

interface PaymentsState {
  readonly access: Asked<PaymentAccess>
  /** The newest first, as far as they were asked for. */
  readonly journal: Asked<readonly PaymentLookUpEntry[]>
  /** `before` of the next page; null when everything is there. */
  readonly next: number | null
  /** Whose look-ups are shown; null: everybody's. */
  readonly clerk: StaffId | null
}

const nothing = { value: null, refused: null }
const empty: PaymentsState = { access: nothing, journal: nothing, next: null, clerk: null }

/** Who may look payments up, and who did. */
export const usePayments = create<PaymentsState>(() => empty)

export async function loadAccess(): Promise<void> {
  const answer = await staffRequest<PaymentAccess>('GET', '/api/payment-access')
  usePayments.setState(({ access }) => ({
    access: answer.ok ? { value: answer.value, refused: null } : { ...access, refused: answer },
  }))
}

/** The head's whole list. A list that somebody changed meanwhile is read anew, so that the new one is seen. */
export async function approve(body: PaymentAccessBody): Promise<Answer<PaymentAccess>> {
  const answer = await staffRequest<PaymentAccess>('PUT', '/api/payment-access', body)
  if (answer.ok) usePayments.setState({ access: { value: answer.value, refused: null } })
  else if (answer.code === 'changed-meanwhile') await loadAccess()
  return answer
}

let asked = 0

/** Reads the journal from its newest line; of answers that overtake each other the last one asked for stays. */
export async function loadJournal(clerk: StaffId | null): Promise<void> {
  if (usePayments.getState().clerk !== clerk) usePayments.setState({ journal: nothing, next: null, clerk })
  await page(clerk, null)
}

export async function loadMore(): Promise<void> {
  const { clerk, next } = usePayments.getState()
  if (next !== null) await page(clerk, next)
}

async function page(clerk: StaffId | null, before: number | null): Promise<void> {
  asked += 1
  const mine = asked
  const query = new URLSearchParams({
    ...(clerk === null ? {} : { clerk }),
    ...(before === null ? {} : { before: String(before) }),
  })
  const answer = await staffRequest<PaymentLookUps>('GET', `/api/payment-lookups?${query}`)
  if (mine !== asked) return
  usePayments.setState(({ journal, next }) => {
    if (!answer.ok) return { journal: { ...journal, refused: answer }, next }
    const known = before === null ? [] : (journal.value ?? [])
    return {
      journal: { value: [...known, ...answer.value.entries], refused: null },
      next: answer.value.next,
    }
  })
}

/** Nothing of the former person's lists stays when somebody else signs in. */
export function forgetPayments(): void {
  usePayments.setState(empty, true)
}
