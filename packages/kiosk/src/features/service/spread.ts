/** At most `count` of a list, spread evenly over it: the first and the last are among them. */
export function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list
  if (count === 1) return list.slice(0, 1)
  return Array.from({ length: count }, (_, n) => list[Math.round((n * (list.length - 1)) / (count - 1))] as T)
}
