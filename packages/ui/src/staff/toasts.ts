import { create } from 'zustand'
import type { Refused } from '../api.ts'

/** A message over the screen: a refusal (read out at once) or a notice. The text is made when it is shown, in the present language. */
export type Toast =
  | { readonly id: number; readonly kind: 'refusal'; readonly refused: Pick<Refused, 'code' | 'params'> }
  | { readonly id: number; readonly kind: 'notice'; readonly text: string }

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }))

let last = 0
/** Two are enough: a third would hide the screen, and the oldest has been read. */
const atMost = 2

/** Says why nothing happened and what to do next; the same refusal again replaces the first. */
export function showRefusal(refused: Pick<Refused, 'code' | 'params'>): void {
  last += 1
  const toast: Toast = { id: last, kind: 'refusal', refused }
  useToasts.setState(({ toasts }) => ({
    toasts: [
      ...toasts.filter((other) => other.kind !== 'refusal' || other.refused.code !== refused.code),
      toast,
    ].slice(-atMost),
  }))
}

/** Says something that is good to know, in words of the present language. */
export function showNotice(text: string): void {
  last += 1
  const toast: Toast = { id: last, kind: 'notice', text }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-atMost) }))
}

/** Something has worked: what was refused before is no longer of interest. */
export function clearRefusals(): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.kind !== 'refusal') }))
}

export function closeToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
