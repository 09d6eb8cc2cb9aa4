/** A visitor holds the paper to the scanner until something happens; a scanner reads it several times a second. */
export const repeatMs = 1_500

/**
 * Whether a code is read anew: the same text counts once for as long as its
 * readings follow each other within `repeatMs`, other codes between them or not.
 * Moments are ms of a clock that never goes back.
 */
export function openRepeatGuard(): (text: string, at: number) => boolean {
  const readAt = new Map<string, number>()
  return (text, at) => {
    for (const [known, last] of readAt) if (at - last >= repeatMs) readAt.delete(known)
    const isNew = !readAt.has(text)
    readAt.set(text, at)
    return isNew
  }
}
