/**
 * Waits for a condition outside the browser, asking again and again; what the
 * condition gives when it is neither false nor null. Throws with the name of
 * what was awaited.
 */
export async function until<T>(
  what: string,
  condition: () => T | Promise<T>,
  withinMs = 15_000,
): Promise<Exclude<T, false | null | undefined>> {
  const end = Date.now() + withinMs
  for (;;) {
    const found = await condition()
    if (found !== false && found !== null && found !== undefined) {
      return found as Exclude<T, false | null | undefined>
    }
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
