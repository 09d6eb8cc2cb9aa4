import type { VisitId } from '@chered/protocol/ids'
import { comparePlaces, type Place } from './call-by.ts'
import { type Heap, heapSize, inOrder, pop, push } from './heap.ts'

/** One wait in a line. `stamp` tells this wait from an earlier one of the same visit. */
export interface LineEntry extends Place {
  readonly visitId: VisitId
  readonly stamp: number
}

/**
 * Those who wait for one service: absolute categories apart from the others,
 * each a heap by call order. A wait that ended elsewhere than at the top (a
 * chosen call, a cancellation) leaves its entry behind; entries at the top are
 * always live, `count` counts the live ones only.
 */
export interface Line {
  readonly absolute: Heap<LineEntry>
  readonly ordinary: Heap<LineEntry>
  readonly count: number
  /** Latest `callBy` that ever stood here: a newcomer not before it stands last. */
  readonly latest: number
}

export const emptyLine: Line = { absolute: null, ordinary: null, count: 0, latest: 0 }

export function joinLine(line: Line, entry: LineEntry): Line {
  const latest = Math.max(line.latest, entry.callBy)
  return entry.absolute
    ? { ...line, latest, count: line.count + 1, absolute: push(line.absolute, entry, comparePlaces) }
    : { ...line, latest, count: line.count + 1, ordinary: push(line.ordinary, entry, comparePlaces) }
}

/**
 * The line after one of its waits has ended; `live` says of an entry whether
 * its wait is still on. Dead entries are dropped from the tops, and from the
 * whole once they are the greater part, so none costs more than O(log n) over time.
 */
export function leaveLine(line: Line, live: (entry: LineEntry) => boolean): Line {
  const count = line.count - 1
  const prune = (heap: Heap<LineEntry>) => {
    let rest = heap
    while (rest !== null && !live(rest.top)) rest = pop(rest, comparePlaces)
    return rest
  }
  return sweep({ ...line, count, absolute: prune(line.absolute), ordinary: prune(line.ordinary) }, live)
}

function sweep(line: Line, live: (entry: LineEntry) => boolean): Line {
  const size = heapSize(line.absolute) + heapSize(line.ordinary)
  if (size < 64 || size < line.count * 2) return line
  const rebuild = (heap: Heap<LineEntry>) => {
    let clean: Heap<LineEntry> = null
    for (const entry of unordered(heap)) if (live(entry)) clean = push(clean, entry, comparePlaces)
    return clean
  }
  return { ...line, absolute: rebuild(line.absolute), ordinary: rebuild(line.ordinary) }
}

function* unordered<T>(heap: Heap<T>): Generator<T> {
  const rest: Heap<T>[] = [heap]
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node === null) continue
    yield node.top
    rest.push(node.left, node.right)
  }
}

/** Entries in call order, dead ones among them. */
export function* entriesInOrder(line: Line): Generator<LineEntry> {
  yield* inOrder(line.absolute, comparePlaces)
  yield* inOrder(line.ordinary, comparePlaces)
}
