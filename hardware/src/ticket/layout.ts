import { z } from 'zod'

const size = z.number().int().min(25).max(400)
const gap = z.number().int().min(0).max(200)
const thick = z.union([z.literal(2), z.literal(4)])
const moduleSize = z.number().int().min(3).max(12)

/**
 * One block of a ticket. `gap` is the blank above it, sizes are those of
 * letters, all in dots. A block whose fact is not known takes no room.
 */
export const LayoutBlock = z.discriminatedUnion('kind', [
  /** Office on the left, date and time on the right. */
  z.object({ kind: z.literal('head'), gap, size }),
  /** White on black: this paper is a reprint. */
  z.object({ kind: z.literal('copy'), gap, size }),
  z.object({ kind: z.literal('rule'), gap, thick }),
  /** The ticket as large as the width allows, at most `largest`. */
  z.object({ kind: z.literal('number'), gap, largest: size }),
  /** The ticket and the code beside it; the code goes below when the ticket would get under `least`. */
  z.object({ kind: z.literal('number-and-qr'), gap, largest: size, least: size, module: moduleSize }),
  z.object({ kind: z.literal('service'), gap, first: size, second: size }),
  /** The booked time of a visitor who checked in. */
  z.object({ kind: z.literal('appointment'), gap, first: size, second: size }),
  /** Desks and the time of the call: in two columns split at `split`, or one under the other. */
  z.object({ kind: z.literal('facts'), gap, label: size, value: size, split: z.number().int().nullable() }),
  z.object({ kind: z.literal('ahead'), gap, first: size, second: size }),
  z.object({ kind: z.literal('documents'), gap, heading: size, second: size, item: size }),
  /** The code with a few words beside it. */
  z.object({ kind: z.literal('phone'), gap, title: size, text: size, module: moduleSize }),
  /** White on black: where to look now. */
  z.object({ kind: z.literal('watch-board'), gap, first: size, second: size }),
  /** One fact in a row under a thin rule: its name left, its value right. */
  z.object({
    kind: z.literal('row'),
    gap,
    fact: z.enum(['desks', 'called-around', 'ahead']),
    label: size,
    value: size,
  }),
])
export type LayoutBlock = z.infer<typeof LayoutBlock>
export type BlockOf<K extends LayoutBlock['kind']> = Extract<LayoutBlock, { kind: K }>

export const TicketLayout = z.object({
  /** Width of the print: 576 on 80 mm paper, 384 on 58 mm. */
  dots: z.number().int().min(256).max(832).multipleOf(8),
  /** Blank paper beside the print, which serves as the code's quiet zone; 0 when the head is as wide as the paper. */
  paperMargin: z.number().int().min(0),
  blocks: z.array(LayoutBlock).min(1),
})
export type TicketLayout = z.infer<typeof TicketLayout>
