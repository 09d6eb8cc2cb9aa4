import { CollectedPairing, StartedPairing } from '@chered/protocol/devices'
import type { Clock } from '../escpos/clock.ts'

const pollMs = 2_000
const retryMs = 5_000
const answerMs = 10_000

/**
 * Asks the server for a code, shows it through `onCode`, and waits until the
 * administrator has typed it in; a code that ran out is replaced by a new one.
 * Rejects only when `signal` ends it.
 */
export async function pairAgent(options: {
  readonly serverUrl: string
  readonly name: string
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly onCode: (code: string) => void
  readonly log: (message: string) => void
}): Promise<{ readonly token: string }> {
  const { clock, signal, log } = options
  const pause = (ms: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const stop = (): void => {
        callOff()
        reject(signal.reason)
      }
      const callOff = clock.after(ms, () => {
        signal.removeEventListener('abort', stop)
        resolve()
      })
      signal.addEventListener('abort', stop, { once: true })
    })
  /** The body of a good answer; null for a refusal or no answer, which is logged. */
  const post = async (path: string, body: unknown): Promise<unknown> => {
    try {
      const answer = await fetch(new URL(path, options.serverUrl), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
      })
      if (answer.ok) return await answer.json()
      log(`pairing: the server answers ${answer.status}`)
    } catch (error) {
      log(`pairing: ${(error as Error).message}`)
    }
    signal.throwIfAborted()
    return null
  }

  for (;;) {
    const started = StartedPairing.safeParse(
      await post('/api/devices/pairings', { kind: 'agent', name: options.name }),
    )
    if (!started.success) {
      await pause(retryMs)
      continue
    }
    const { pairingId, code, secret, expiresAt } = started.data
    options.onCode(code)
    while (clock.now() < expiresAt) {
      await pause(pollMs)
      const answer = await post(`/api/devices/pairings/${encodeURIComponent(pairingId)}/collect`, { secret })
      // A refusal means that the pairing is gone; a silence is asked again until the code runs out.
      const collected = CollectedPairing.safeParse(answer)
      if (collected.success && collected.data.state === 'confirmed') return { token: collected.data.token }
    }
  }
}
