import { setTimeout as delay } from 'node:timers/promises'

/** Waits for a condition instead of a time; throws with `what` when it does not come within `withinMs`. */
export async function until(what: string, condition: () => boolean, withinMs = 15_000): Promise<void> {
  const deadline = performance.now() + withinMs
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`did not happen within ${withinMs} ms: ${what}`)
    await delay(5)
  }
}
