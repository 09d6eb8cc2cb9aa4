import type { PaymentUnknownCause } from '@chered/protocol/payment-choices'

/** Causes as far as a person at the window can tell them apart and do something about them. */
export type CauseGroup = 'away' | 'odd' | 'reported' | 'interrupted'

export function causeGroup(cause: PaymentUnknownCause): CauseGroup {
  switch (cause) {
    case 'unreachable':
    case 'timeout':
    case 'paused':
    case 'cut-short':
      return 'away'
    case 'token-refused':
    case 'failed':
    case 'content-type':
    case 'too-large':
    case 'rubbish':
      return 'odd'
    case 'reported':
      return 'reported'
    case 'interrupted':
      return 'interrupted'
  }
}
