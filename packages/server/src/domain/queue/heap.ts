/**
 * A persistent leftist heap. Both operations give a new heap and leave the old
 * one whole, in O(log n): a turn that cannot be made durable is undone by
 * keeping the old day, and a view reads the order by popping a heap that nobody
 * else sees change.
 */
export type Heap<T> = null | {
  readonly rank: number
  readonly size: number
  readonly top: T
  readonly left: Heap<T>
  readonly right: Heap<T>
}

/** Negative when `a` goes before `b`; never 0 for two different items. */
export type Order<T> = (a: T, b: T) => number

export function heapSize<T>(heap: Heap<T>): number {
  return heap === null ? 0 : heap.size
}

function node<T>(top: T, a: Heap<T>, b: Heap<T>): Heap<T> {
  const size = heapSize(a) + heapSize(b) + 1
  const rankA = a?.rank ?? 0
  const rankB = b?.rank ?? 0
  return rankA >= rankB
    ? { rank: rankB + 1, size, top, left: a, right: b }
    : { rank: rankA + 1, size, top, left: b, right: a }
}

function merge<T>(a: Heap<T>, b: Heap<T>, order: Order<T>): Heap<T> {
  if (a === null) return b
  if (b === null) return a
  return order(a.top, b.top) <= 0
    ? node(a.top, a.left, merge(a.right, b, order))
    : node(b.top, b.left, merge(a, b.right, order))
}

export function push<T>(heap: Heap<T>, item: T, order: Order<T>): Heap<T> {
  return merge(heap, { rank: 1, size: 1, top: item, left: null, right: null }, order)
}

export function pop<T>(heap: NonNullable<Heap<T>>, order: Order<T>): Heap<T> {
  return merge(heap.left, heap.right, order)
}

/** Items in order, the first ones cheaply: k items of n cost O(k log n). */
export function* inOrder<T>(heap: Heap<T>, order: Order<T>): Generator<T> {
  let rest = heap
  while (rest !== null) {
    yield rest.top
    rest = pop(rest, order)
  }
}
