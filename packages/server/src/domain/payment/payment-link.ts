import type { PaymentUnknownCause } from '@chered/protocol/payment-choices'

/**
 * How well the payment system can be asked. After several failures in a row
 * questions are not sent for a while, so that no clerk waits for a time-out in
 * front of a visitor; then one try goes first, and while tries fail the pauses
 * grow.
 */
export type PaymentLinkState =
  | {
      readonly state: 'working'
      /** Questions that failed in a row. */
      readonly failures: number
      /** How long the next pause is. */
      readonly pauseMs: number
    }
  | {
      readonly state: 'paused'
      readonly since: number
      readonly cause: PaymentUnknownCause
      readonly pauseMs: number
      /** From then on one try may be made. */
      readonly retryAt: number
      /** A try is under way, and whoever asks meanwhile is not kept waiting. */
      readonly trying: boolean
    }

/** So many failures in a row begin a pause. */
export const failuresAllowed = 3
const firstPauseMs = 30_000
const longestPauseMs = 5 * 60_000

export const workingLink: PaymentLinkState = { state: 'working', failures: 0, pauseMs: firstPauseMs }

/** Whether a question may leave now; in a pause it is the one try that is due. */
export function mayAsk(link: PaymentLinkState, now: number): boolean {
  return link.state === 'working' || (now >= link.retryAt && !link.trying)
}

/** A question, or a try of the link, has left. */
export function afterAsking(link: PaymentLinkState): PaymentLinkState {
  return link.state === 'working' ? link : { ...link, trying: true }
}

/** A question was answered as it should be. */
export function afterAnswer(): PaymentLinkState {
  return workingLink
}

/**
 * The link was tried without a question and is there. Whether questions are
 * answered is not proved by that: the next failure begins a pause again, not
 * shorter than the last.
 */
export function afterTry(link: PaymentLinkState): PaymentLinkState {
  if (link.state === 'working') return link
  return { state: 'working', failures: failuresAllowed - 1, pauseMs: link.pauseMs }
}

/** A question failed; `wasTry` when it was the one that was let through in a pause. */
export function afterFailure(
  link: PaymentLinkState,
  wasTry: boolean,
  cause: PaymentUnknownCause,
  now: number,
): PaymentLinkState {
  if (link.state === 'working') {
    const failures = link.failures + 1
    if (failures < failuresAllowed) return { ...link, failures }
    return pause(now, cause, link.pauseMs, now)
  }
  // What left before the pause and failed in it says nothing new.
  return wasTry ? pause(link.since, cause, link.pauseMs, now) : link
}

/** A question was given up by ourselves: nothing was learnt. */
export function afterGivingUp(link: PaymentLinkState, wasTry: boolean): PaymentLinkState {
  return link.state === 'paused' && wasTry ? { ...link, trying: false } : link
}

function pause(since: number, cause: PaymentUnknownCause, pauseMs: number, now: number): PaymentLinkState {
  const next = Math.min(pauseMs * 2, longestPauseMs)
  return { state: 'paused', since, cause, pauseMs: next, retryAt: now + pauseMs, trying: false }
}
