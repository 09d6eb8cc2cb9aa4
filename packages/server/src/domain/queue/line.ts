import type { DeskId, ServiceId, VisitId } from '@chered/protocol/ids'
import { compareCallable, comparePlaces, isEarly, type Place } from './call-by.ts'
import { type Heap, heapSize, inOrder, type Order, pop, push } from './heap.ts'

/** One wait in a line. `stamp` tells this wait from an earlier one of the same visit. */
export interface LineEntry extends Place {
  readonly visitId: VisitId
  readonly stamp: number
}

/** Which line: a service's, or a desk's own for those who were passed on to it. */
export type LineKey = ServiceId | `@${string}`

/** No service's id begins like that (`officeRules`). */
export const directedLine = (deskId: DeskId): LineKey => `@${deskId}`

/**
 * Those who wait for one service: absolute categories apart from the others,
 * each a heap by call order, and appointments whose time is still to come in a
 * heap by the moment from which they may be called. They go over to the others
 * when that moment has passed (`lineAt`). A wait that ended elsewhere than at
 * the top (a chosen call, a cancellation) leaves its entry behind; entries at
 * the top are always live, `count` counts the live ones only.
 */
export interface Line {
  readonly absolute: Heap<LineEntry>
  readonly ordinary: Heap<LineEntry>
  readonly early: Heap<LineEntry>
  readonly count: number
}

export type Part = 'absolute' | 'ordinary' | 'early'
type IsLive = (entry: LineEntry) => boolean

export const emptyLine: Line = { absolute: null, ordinary: null, early: null, count: 0 }

const orderOf: Readonly<Record<Part, Order<LineEntry>>> = {
  absolute: comparePlaces,
  ordinary: comparePlaces,
  early: compareCallable,
}

export function joinLine(line: Line, entry: LineEntry): Line {
  const part: Part = entry.absolute ? 'absolute' : entry.callableFrom === null ? 'ordinary' : 'early'
  return { ...line, count: line.count + 1, [part]: push(line[part], entry, orderOf[part]) }
}

/**
 * The line as it stands at a moment: appointments that may be called by now
 * stand with the others by their `callBy`, and every top is live. The same line
 * when nothing is different; else O(log n) for each that goes over or is dropped.
 */
export function lineAt(line: Line, now: number, live: IsLive): Line {
  const absolute = pruned(line.absolute, 'absolute', live)
  let ordinary = line.ordinary
  let early = pruned(line.early, 'early', live)
  while (early !== null && !isEarly(early.top, now)) {
    ordinary = push(ordinary, early.top, comparePlaces)
    early = pruned(pop(early, compareCallable), 'early', live)
  }
  ordinary = pruned(ordinary, 'ordinary', live)
  const same = absolute === line.absolute && ordinary === line.ordinary && early === line.early
  return same ? line : { ...line, absolute, ordinary, early }
}

function pruned(heap: Heap<LineEntry>, part: Part, live: IsLive): Heap<LineEntry> {
  let rest = heap
  while (rest !== null && !live(rest.top)) rest = pop(rest, orderOf[part])
  return rest
}

/**
 * The line after one of its waits has ended; `live` says of an entry whether
 * its wait is still on. Dead entries are dropped from the tops, and from the
 * whole once they are the greater part, so none costs more than O(log n) over time.
 */
export function leaveLine(line: Line, now: number, live: IsLive): Line {
  return sweep(lineAt({ ...line, count: line.count - 1 }, now, live), live)
}

/** The line without the top of a part; who looks ahead takes visitors off like that. */
export function withoutTop(line: Line, part: Part): Line {
  const heap = line[part]
  return heap === null ? line : { ...line, count: line.count - 1, [part]: pop(heap, orderOf[part]) }
}

function sweep(line: Line, live: IsLive): Line {
  const size = heapSize(line.absolute) + heapSize(line.ordinary) + heapSize(line.early)
  if (size < 64 || size < line.count * 2) return line
  const rebuild = (part: Part) => {
    let clean: Heap<LineEntry> = null
    for (const entry of unordered(line[part])) if (live(entry)) clean = push(clean, entry, orderOf[part])
    return clean
  }
  return { ...line, absolute: rebuild('absolute'), ordinary: rebuild('ordinary'), early: rebuild('early') }
}

function* unordered<T>(heap: Heap<T>): Generator<T> {
  const rest: Heap<T>[] = [heap]
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node === null) continue
    yield node.top
    rest.push(node.left, node.right)
  }
}

/** Entries in call order, dead ones among them: those who may be called, then appointments still to come. */
export function* entriesInOrder(line: Line): Generator<LineEntry> {
  yield* callableEntries(line)
  yield* earlyEntries(line)
}

/** Those who may be called: absolute, then the others. Dead ones are among them. */
export function* callableEntries(line: Line): Generator<LineEntry> {
  yield* inOrder(line.absolute, comparePlaces)
  yield* inOrder(line.ordinary, comparePlaces)
}

/** Appointments still to come, the first to be callable first, dead ones among them. */
export function earlyEntries(line: Line): Generator<LineEntry> {
  return inOrder(line.early, compareCallable)
}
