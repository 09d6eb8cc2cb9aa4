import type { PaymentCheck } from '@chered/protocol/payments'
import type { Refused } from '@chered/ui/api'
import { useCallback, useEffect, useState } from 'react'
import { useReading } from '../booking/use-reading.ts'

/** A paused link comes back by itself, and the head's list may change while the sheet is open. */
const AGAIN_MS = 10_000

/** Whether payments can be looked up now and by me, kept up to date while the sheet is open. */
export function usePaymentCheck(): {
  readonly check: PaymentCheck | null
  readonly refused: Refused | null
  readonly again: () => void
} {
  const [bell, setBell] = useState(0)
  const again = useCallback(() => setBell((n) => n + 1), [])
  useEffect(() => {
    const timer = setInterval(again, AGAIN_MS)
    return () => clearInterval(timer)
  }, [again])
  const answer = useReading<PaymentCheck>('/api/payment-check', bell)
  return {
    check: answer?.ok ? answer.value : null,
    refused: answer !== null && !answer.ok ? answer : null,
    again,
  }
}
