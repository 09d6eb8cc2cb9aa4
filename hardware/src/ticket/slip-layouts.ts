import type { TicketLayout } from './layout.ts'
import type { TicketWidth } from './layouts.ts'

// One layout a width: a confirmation is kept for days and has to say everything.
const slip576: TicketLayout = {
  dots: 576,
  paperMargin: 32,
  blocks: [
    { kind: 'copy', gap: 0, size: 36 },
    { kind: 'head', gap: 0, size: 28 },
    { kind: 'rule', gap: 14, thick: 4 },
    { kind: 'appointment', gap: 24, first: 52, second: 32 },
    { kind: 'service', gap: 18, first: 36, second: 28 },
    { kind: 'rule', gap: 20, thick: 2 },
    { kind: 'number', gap: 26, largest: 160 },
    { kind: 'phone', gap: 26, title: 36, text: 28, module: 7 },
    { kind: 'documents', gap: 26, heading: 32, second: 28, item: 30 },
    { kind: 'watch-board', gap: 24, first: 29, second: 27 },
  ],
}

const slip384: TicketLayout = {
  dots: 384,
  paperMargin: 40,
  blocks: [
    { kind: 'copy', gap: 0, size: 30 },
    { kind: 'head', gap: 0, size: 25 },
    { kind: 'rule', gap: 12, thick: 4 },
    { kind: 'appointment', gap: 20, first: 40, second: 28 },
    { kind: 'service', gap: 16, first: 30, second: 25 },
    { kind: 'rule', gap: 18, thick: 2 },
    { kind: 'number', gap: 22, largest: 110 },
    { kind: 'phone', gap: 22, title: 28, text: 25, module: 5 },
    { kind: 'documents', gap: 22, heading: 28, second: 25, item: 26 },
    { kind: 'watch-board', gap: 20, first: 26, second: 25 },
  ],
}

export function slipLayout(dots: TicketWidth): TicketLayout {
  return dots === 576 ? slip576 : slip384
}
