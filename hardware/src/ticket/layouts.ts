import type { TicketLayout } from './layout.ts'

/** The layouts that ship, by the name and width of a printer's configuration. */
export const layoutNames = ['full', 'short'] as const
export type LayoutName = (typeof layoutNames)[number]
export const ticketWidths = [576, 384] as const
export type TicketWidth = (typeof ticketWidths)[number]

// 203 dots an inch, 8 a millimetre. 80 mm paper leaves 4 mm beside 576 dots,
// 58 mm paper 5 mm beside 384.
const full576: TicketLayout = {
  dots: 576,
  paperMargin: 32,
  blocks: [
    { kind: 'copy', gap: 0, size: 36 },
    { kind: 'head', gap: 0, size: 28 },
    { kind: 'rule', gap: 14, thick: 4 },
    { kind: 'number', gap: 28, largest: 236 },
    { kind: 'service', gap: 24, first: 40, second: 30 },
    { kind: 'appointment', gap: 18, first: 36, second: 28 },
    { kind: 'facts', gap: 24, label: 26, value: 52, split: 216 },
    { kind: 'ahead', gap: 14, first: 31, second: 28 },
    { kind: 'documents', gap: 22, heading: 32, second: 28, item: 30 },
    { kind: 'phone', gap: 24, title: 36, text: 28, module: 7 },
    { kind: 'watch-board', gap: 26, first: 29, second: 27 },
  ],
}

const short576: TicketLayout = {
  dots: 576,
  paperMargin: 32,
  blocks: [
    { kind: 'copy', gap: 0, size: 32 },
    { kind: 'head', gap: 0, size: 28 },
    { kind: 'rule', gap: 14, thick: 4 },
    { kind: 'number-and-qr', gap: 26, largest: 160, least: 96, module: 6 },
    { kind: 'rule', gap: 22, thick: 2 },
    { kind: 'service', gap: 12, first: 34, second: 26 },
    { kind: 'appointment', gap: 12, first: 32, second: 26 },
    { kind: 'row', gap: 16, fact: 'desks', label: 28, value: 40 },
    { kind: 'row', gap: 12, fact: 'called-around', label: 28, value: 40 },
    { kind: 'row', gap: 12, fact: 'ahead', label: 28, value: 40 },
  ],
}

const full384: TicketLayout = {
  dots: 384,
  paperMargin: 40,
  blocks: [
    { kind: 'copy', gap: 0, size: 30 },
    { kind: 'head', gap: 0, size: 25 },
    { kind: 'rule', gap: 12, thick: 4 },
    { kind: 'number', gap: 24, largest: 160 },
    { kind: 'service', gap: 20, first: 33, second: 26 },
    { kind: 'appointment', gap: 16, first: 30, second: 26 },
    { kind: 'facts', gap: 20, label: 25, value: 44, split: null },
    { kind: 'ahead', gap: 12, first: 28, second: 25 },
    { kind: 'documents', gap: 18, heading: 28, second: 25, item: 26 },
    { kind: 'phone', gap: 20, title: 28, text: 25, module: 5 },
    { kind: 'watch-board', gap: 22, first: 26, second: 25 },
  ],
}

const short384: TicketLayout = {
  dots: 384,
  paperMargin: 40,
  blocks: [
    { kind: 'copy', gap: 0, size: 28 },
    { kind: 'head', gap: 0, size: 25 },
    { kind: 'rule', gap: 12, thick: 4 },
    { kind: 'number-and-qr', gap: 22, largest: 130, least: 72, module: 4 },
    { kind: 'rule', gap: 18, thick: 2 },
    { kind: 'service', gap: 10, first: 30, second: 25 },
    { kind: 'appointment', gap: 10, first: 28, second: 25 },
    { kind: 'row', gap: 14, fact: 'desks', label: 25, value: 34 },
    { kind: 'row', gap: 10, fact: 'called-around', label: 25, value: 34 },
    { kind: 'row', gap: 10, fact: 'ahead', label: 25, value: 34 },
  ],
}

export function ticketLayout(name: LayoutName, dots: TicketWidth): TicketLayout {
  switch (name) {
    case 'full':
      return dots === 576 ? full576 : full384
    case 'short':
      return dots === 576 ? short576 : short384
  }
}
