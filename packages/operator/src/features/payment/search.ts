import { paymentSearchKinds } from '@chered/protocol/payment-choices'
import type { PaymentSearch } from '@chered/protocol/payments'
import { type UinFault, uinFault } from '@chered/protocol/uin'

export type SearchKind = (typeof paymentSearchKinds)[number]
export const searchKinds = paymentSearchKinds

/** Why the question would not leave; a УИН is judged by its check digit before anybody is asked. */
export type SearchFault =
  | UinFault
  | { readonly fault: 'empty' }
  | { readonly fault: 'short-receipt' }
  /** A surname alone would show the payments of strangers. */
  | { readonly fault: 'short-name' }

/** What is wrong with what was typed; null when it can be asked. The server decides all the same. */
export function searchFault(by: SearchKind, typed: string): SearchFault | null {
  const text = typed.trim()
  if (text === '') return { fault: 'empty' }
  switch (by) {
    case 'uin':
      return uinFault(text)
    case 'receipt':
      return text.length < 4 ? { fault: 'short-receipt' } : null
    case 'name':
      return wholeWords(text) < 2 ? { fault: 'short-name' } : null
  }
}

/** Words of two letters at least: initials fit too many people. */
function wholeWords(text: string): number {
  return text.split(/\s+/).filter((word) => (word.match(/\p{L}/gu)?.length ?? 0) >= 2).length
}

/** Whether the fault is one to speak of while somebody is still typing: not that the end is missing. */
export function saidWhileTyping(fault: SearchFault): boolean {
  switch (fault.fault) {
    case 'characters':
    case 'check-digit':
      return true
    case 'length':
      return fault.digits > 20
    case 'empty':
    case 'short-receipt':
    case 'short-name':
      return false
  }
}

export function searchOf(by: SearchKind, typed: string): PaymentSearch {
  const text = typed.trim()
  switch (by) {
    case 'uin':
      return { by, uin: text }
    case 'receipt':
      return { by, receipt: text }
    case 'name':
      return { by, name: text }
  }
}
