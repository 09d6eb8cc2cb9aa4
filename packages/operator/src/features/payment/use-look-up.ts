import type { CommandId } from '@chered/protocol/ids'
import type { PaymentLookUp, PaymentPurpose, PaymentSearch } from '@chered/protocol/payments'
import { type Answer, newCommandId } from '@chered/ui/api'
import { staffRequest } from '@chered/ui/staff/session'
import { useEffect, useRef, useState } from 'react'

/** The payment system may take five seconds; the server's own answer comes after that. */
const WAIT_MS = 9000

export type LookUpState =
  | { readonly state: 'none' }
  | { readonly state: 'asking' }
  | { readonly state: 'answered'; readonly answer: Answer<PaymentLookUp> }

/**
 * One look-up at a time. It stands in the component and nowhere else, so that a
 * name is gone with the sheet. A question that nobody answered is asked again
 * with the same id: it is on record once, whatever became of it.
 */
export function useLookUp(onAnswer: () => void): {
  readonly lookUp: LookUpState
  ask(search: PaymentSearch, purpose: PaymentPurpose): void
  forget(): void
} {
  const [lookUp, setLookUp] = useState<LookUpState>({ state: 'none' })
  const unanswered = useRef<{ readonly aim: string; readonly commandId: CommandId } | null>(null)
  const present = useRef(0)
  useEffect(
    () => () => {
      present.current = -1
    },
    [],
  )
  async function send(search: PaymentSearch, purpose: PaymentPurpose): Promise<void> {
    const aim = JSON.stringify([search, purpose])
    const before = unanswered.current
    const commandId = before?.aim === aim ? before.commandId : newCommandId()
    unanswered.current = { aim, commandId }
    present.current += 1
    const mine = present.current
    setLookUp({ state: 'asking' })
    const body = { commandId, search, purpose }
    const answer = await staffRequest<PaymentLookUp>('POST', '/api/payment-lookups', body, WAIT_MS)
    // The sheet was closed, or something else is looked for by now: this answer is nobody's.
    if (present.current !== mine) return
    if (answer.ok || answer.code !== 'no-answer') unanswered.current = null
    setLookUp({ state: 'answered', answer })
    onAnswer()
  }
  return {
    lookUp,
    ask: (search, purpose) => void send(search, purpose),
    forget() {
      present.current += 1
      setLookUp({ state: 'none' })
    },
  }
}
