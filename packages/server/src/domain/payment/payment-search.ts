import type { PaymentSearch } from '@chered/protocol/payments'
import { parseUin } from '@chered/protocol/uin'
import type { Refusal } from '../day/decision.ts'

/** What is asked of the payment system: a search that was found fit to leave. */
export interface PaymentSubject {
  readonly by: PaymentSearch['by']
  /** As the payment system gets it. */
  readonly value: string
}

const receiptRule = /^[\p{L}\d][\p{L}\d /-]{3,39}$/u
/** A word of a name; a hyphen or an apostrophe joins, a point ends initials, of which none is enough. */
const nameWord = /^\p{L}[\p{L}\p{M}]*(?:['’ʼ-]\p{L}[\p{L}\p{M}]*)*$/u

/**
 * A search as it may leave the office. Refuses with `uin-invalid`, and with
 * `payment-search-invalid` for a receipt that is none and for a name of less
 * than two words or longer than six: a surname alone would show the payments
 * of strangers.
 */
export function parsePaymentSearch(search: PaymentSearch): PaymentSubject | Refusal {
  switch (search.by) {
    case 'uin': {
      const value = parseUin(search.uin)
      return value === null ? { code: 'uin-invalid' } : { by: 'uin', value }
    }
    case 'receipt': {
      const value = joined(search.receipt)
      return receiptRule.test(value) ? { by: 'receipt', value } : invalid('receipt')
    }
    case 'name': {
      const value = joined(search.name)
      const words = value.split(' ')
      const complete = words.length >= 2 && words.length <= 6
      // At least two words of two letters: initials fit too many people.
      const whole = words.filter((word) => [...word].length >= 2).length >= 2
      return complete && whole && words.every((word) => nameWord.test(word))
        ? { by: 'name', value }
        : invalid('name')
    }
  }
}

/**
 * The same text for the same thing looked for, however it was typed: of this
 * the keyed hash is made. Letters small, `ё` as `е`, one space between words.
 */
export function subjectText({ by, value }: PaymentSubject): string {
  return `${by}:${value.normalize('NFKC').toLowerCase().replaceAll('ё', 'е')}`
}

function joined(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
}

function invalid(by: PaymentSearch['by']): Refusal {
  return { code: 'payment-search-invalid', params: { by } }
}
