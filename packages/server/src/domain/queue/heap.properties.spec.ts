import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Heap, heapSize, inOrder, type Order, pop, push } from './heap.ts'

interface Item {
  readonly key: number
  readonly tie: number
}
const byKey: Order<Item> = (a, b) => a.key - b.key || a.tie - b.tie
const keys = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 80 })
const itemsOf = (list: readonly number[]): Item[] => list.map((key, tie) => ({ key, tie }))
const heapOf = (items: readonly Item[]) =>
  items.reduce<Heap<Item>>((heap, item) => push(heap, item, byKey), null)

describe('a heap', () => {
  it('always gives its items in order, all of them and each once', () => {
    fc.assert(
      fc.property(keys, (list) => {
        const items = itemsOf(list)
        expect([...inOrder(heapOf(items), byKey)]).toEqual(items.toSorted(byKey))
      }),
    )
  })

  it('always has the first of its items on top, whatever is pushed and popped between', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 20 })), { maxLength: 120 }), (steps) => {
        let heap: Heap<Item> = null
        let plain: Item[] = []
        for (const [tie, key] of steps.entries()) {
          if (key !== null) {
            heap = push(heap, { key, tie }, byKey)
            plain = [...plain, { key, tie }].toSorted(byKey)
          } else if (heap !== null) {
            heap = pop(heap, byKey)
            plain = plain.slice(1)
          }
          expect(heap?.top).toEqual(plain[0])
          expect(heapSize(heap)).toBe(plain.length)
        }
      }),
    )
  })

  it('never changes when another is made from it', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 0, max: 20 }), (list, key) => {
        const heap = heapOf(itemsOf(list))
        const before = JSON.stringify(heap)
        push(heap, { key, tie: 1000 }, byKey)
        if (heap !== null) pop(heap, byKey)
        for (const _ of inOrder(heap, byKey));
        expect(JSON.stringify(heap)).toBe(before)
      }),
    )
  })

  it('never has a right spine longer than log2 of its size', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 400 }), (list) => {
        let spine = 0
        const heap = heapOf(itemsOf(list))
        for (let node = heap; node !== null; node = node.right) spine++
        expect(spine).toBeLessThanOrEqual(Math.log2(heapSize(heap) + 1))
      }),
    )
  })
})
