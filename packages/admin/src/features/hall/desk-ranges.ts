/** Desk numbers as people say them: `1`, `1, 3`, `1–12, 15`; runs of three and more are shortened. */
export function deskRanges(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b)
  const parts: string[] = []
  for (let start = 0; start < sorted.length; ) {
    let end = start
    while (sorted[end + 1] === sorted[end]! + 1) end++
    if (end - start >= 2) parts.push(`${sorted[start]}–${sorted[end]}`)
    else for (let n = start; n <= end; n++) parts.push(String(sorted[n]))
    start = end + 1
  }
  return parts.join(', ')
}
