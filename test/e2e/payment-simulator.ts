import type { Program } from './program.ts'

/** The simulated payment system beside the example office, through the address that its own page uses. */
export interface PaymentSimulator {
  /** What is wrong with it from now on; null: nothing. */
  setFault(fault: string | null): Promise<void>
  /** How many questions it has answered so far. */
  asked(): Promise<number>
}

export async function paymentSimulator(program: Program): Promise<PaymentSimulator> {
  const { example } = await program.start()
  const page = example?.payments
  if (!page) throw new Error('this office has no simulated payment system')
  const state = async () =>
    (await (await fetch(new URL('/state', page))).json()) as { readonly asked: readonly unknown[] }
  return {
    async setFault(fault) {
      const response = await fetch(new URL('/fault', page), {
        method: 'PUT',
        headers: { 'x-chered': 'e2e', 'content-type': 'application/json' },
        body: JSON.stringify({ fault }),
      })
      if (response.status !== 204) throw new Error(`the payment system has no fault ${fault}`)
    },
    asked: async () => (await state()).asked.length,
  }
}
