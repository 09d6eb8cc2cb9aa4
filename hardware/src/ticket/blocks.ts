import type { BlockOf, LayoutBlock, TicketLayout } from './layout.ts'
import { bar, type Mark, moved, placed } from './marks.ts'
import { type Block, band, numberBlock } from './number-block.ts'
import { heightOf, type Line, type Span, type Style, sideBySide, widthOf, wrapped } from './text-lines.ts'
import { moduleDots, quietModules, type TicketQr } from './ticket-qr.ts'
import type { Both, TicketWords } from './ticket-words.ts'

/** What every block is set from. */
export interface Setting {
  readonly words: TicketWords
  readonly layout: TicketLayout
  readonly qr: TicketQr | null
}

/** A block as marks from its own top; null when there is nothing to say. */
export function setBlock(block: LayoutBlock, setting: Setting): Block | null {
  switch (block.kind) {
    case 'head':
      return head(block, setting)
    case 'copy':
      return copy(block, setting)
    case 'rule':
      return { marks: [bar(0, 0, setting.layout.dots, block.thick)], height: block.thick }
    case 'number':
      return numberBlock(setting.words, setting.layout.dots, block.largest)
    case 'number-and-qr':
      return numberAndQr(block, setting)
    case 'service':
      return stacked(
        wrapBoth(setting.words.service, bold(block.first), plain(block.second), setting.layout.dots),
      )
    case 'appointment':
      return appointment(block, setting)
    case 'facts':
      return facts(block, setting)
    case 'ahead':
      return ahead(block, setting)
    case 'documents':
      return documents(block, setting)
    case 'phone':
      return phone(block, setting)
    case 'watch-board':
      return watchBoard(block, setting)
    case 'row':
      return row(block, setting)
  }
}

const plain = (size: number): Style => ({ size, weight: 500 })
const bold = (size: number): Style => ({ size, weight: 700 })
const span = (text: string, style: Style): Span => ({ text, style })
const ruleThick = 2
/** Between two texts on one line. */
const between = 20

function wrapBoth(both: Both, first: Style, second: Style, width: number): Line[] {
  const lines = wrapped([span(both.first, first)], width)
  return both.second === null ? lines : [...lines, ...wrapped([span(both.second, second)], width)]
}

function beside(both: Both, first: Style, second: Style, width: number): Line[] {
  return sideBySide(span(both.first, first), both.second === null ? null : span(both.second, second), width)
}

function stacked(lines: readonly Line[], x = 0, width = 0): Block {
  return { marks: placed(lines, { x, y: 0, width }), height: heightOf(lines) }
}

interface SpreadOptions {
  readonly colour?: 'black' | 'white'
  /** Where the right text stands when it is below. */
  readonly below?: 'left' | 'right'
}

/** Left and right on the same first baseline, or the right below where that makes the block lower. */
function spread(
  left: (width: number) => Line[],
  right: readonly Line[],
  width: number,
  options: SpreadOptions = {},
): Block {
  const colour = options.colour ?? 'black'
  const under = left(width)
  const stackedHeight = heightOf(under) + heightOf(right)
  const leftRoom = width - widthOf(right) - (right.length > 0 ? between : 0)
  if (leftRoom >= width / 4) {
    const lines = left(leftRoom)
    const down = right.length > 0 && lines.length > 0 ? lines[0]!.baseline - right[0]!.baseline : 0
    const top = Math.max(0, -down)
    const height = Math.max(top + heightOf(lines), top + down + heightOf(right))
    if (height <= stackedHeight) {
      return {
        marks: [
          ...placed(lines, { x: 0, y: top, width: leftRoom }, { colour }),
          ...placed(right, { x: 0, y: top + down, width }, { align: 'right', colour }),
        ],
        height,
      }
    }
  }
  const align = options.below ?? 'right'
  return {
    marks: [
      ...placed(under, { x: 0, y: 0, width }, { colour }),
      ...placed(right, { x: 0, y: heightOf(under), width }, { align, colour }),
    ],
    height: stackedHeight,
  }
}

function head(block: BlockOf<'head'>, { words, layout }: Setting): Block {
  const when = wrapped([span(words.date, plain(block.size)), span(words.time, bold(block.size))], layout.dots)
  return spread(
    (width) => beside(words.office, bold(block.size), plain(block.size), width),
    when,
    layout.dots,
  )
}

function copy(block: BlockOf<'copy'>, { words, layout }: Setting): Block | null {
  if (words.copy === null) return null
  const inset = 16
  const lines = beside(
    words.copy,
    bold(block.size),
    { size: block.size, weight: 600 },
    layout.dots - 2 * inset,
  )
  const marks = placed(lines, { x: inset, y: 6, width: layout.dots - 2 * inset }, { colour: 'white' })
  const set = band(layout.dots, heightOf(lines) + 12, marks)
  // Room under the band belongs to it: without a copy the head starts the paper.
  return { marks: set.marks, height: set.height + 16 }
}

function appointment(block: BlockOf<'appointment'>, { words, layout }: Setting): Block | null {
  if (words.appointment === null) return null
  return stacked(wrapBoth(words.appointment, bold(block.first), plain(block.second), layout.dots))
}

function facts(block: BlockOf<'facts'>, { words, layout }: Setting): Block {
  const width = layout.dots
  const cell = (label: Both, value: string, room: number): Line[] => [
    ...wrapBoth(label, plain(block.label), plain(block.label), room),
    ...fitted(value, block.value, room),
  ]
  const top = bar(0, 0, width, ruleThick)
  const pad = 14
  const cells: { label: Both; value: string }[] = []
  if (words.desks !== null) cells.push({ label: words.desk, value: words.desks })
  if (words.calledAround !== null) cells.push({ label: words.calledAroundLabel, value: words.calledAround })

  if (cells.length === 2 && block.split !== null) {
    const inner = block.split + ruleThick + 24
    const left = cell(cells[0]!.label, cells[0]!.value, block.split - 16)
    const right = cell(cells[1]!.label, cells[1]!.value, width - inner)
    const height = ruleThick + pad + Math.max(heightOf(left), heightOf(right)) + pad
    return {
      marks: [
        top,
        bar(block.split, 0, ruleThick, height),
        ...placed(left, { x: 0, y: ruleThick + pad, width }),
        ...placed(right, { x: inner, y: ruleThick + pad, width }),
        bar(0, height, width, ruleThick),
      ],
      height: height + ruleThick,
    }
  }
  const marks: Mark[] = [top]
  let y = ruleThick
  for (const { label, value } of cells) {
    const lines = cell(label, value, width)
    marks.push(...placed(lines, { x: 0, y: y + pad, width }))
    y += heightOf(lines) + 2 * pad
    marks.push(bar(0, y, width, ruleThick))
    y += ruleThick
  }
  if (cells.length === 0) {
    const lines = wrapBoth(words.nobodyServes, bold(block.label + 4), plain(block.label), width)
    marks.push(...placed(lines, { x: 0, y: y + pad, width }))
    y += heightOf(lines) + 2 * pad
    marks.push(bar(0, y, width, ruleThick))
    y += ruleThick
  }
  return { marks, height: y }
}

/** A value on one line when some size down to two thirds allows it, else wrapped. */
function fitted(text: string, size: number, width: number): Line[] {
  const least = Math.max(25, Math.round((size * 2) / 3))
  for (let tried = size; tried >= least; tried -= 2) {
    const lines = wrapped([span(text, bold(tried))], width)
    if (lines.length === 1) return lines
  }
  return wrapped([span(text, bold(least))], width)
}

function ahead(block: BlockOf<'ahead'>, { words, layout }: Setting): Block {
  const right = words.minutes === null ? [] : wrapped([span(words.minutes, bold(block.first))], layout.dots)
  const set = spread(
    (width) => wrapBoth(words.ahead, bold(block.first), plain(block.second), width),
    right,
    layout.dots,
  )
  const y = set.height + 14
  return { marks: [...set.marks, bar(0, y, layout.dots, ruleThick)], height: y + ruleThick }
}

function documents(block: BlockOf<'documents'>, { words, layout }: Setting): Block | null {
  if (words.documents.length === 0) return null
  const heading = beside(words.documentsHeading, bold(block.heading), plain(block.second), layout.dots)
  const marks = placed(heading, { x: 0, y: 0, width: layout.dots })
  const box = 26
  const indent = box + 16
  let y = heightOf(heading) + 12
  for (const text of words.documents) {
    const lines = wrapped([span(text, plain(block.item))], layout.dots - indent)
    const frameTop = y + Math.round((lines[0]!.height - box) / 2)
    marks.push({ kind: 'frame', thick: 3, box: { x: 0, y: frameTop, width: box, height: box } })
    marks.push(...placed(lines, { x: indent, y, width: layout.dots }))
    y += heightOf(lines) + 10
  }
  y += 12
  return { marks: [...marks, bar(0, y, layout.dots, ruleThick)], height: y + ruleThick }
}

interface PlacedQr {
  readonly mark: (x: number, y: number) => Mark
  readonly side: number
  readonly quiet: number
  /** Dots that the print itself has to leave blank at the edge of the paper. */
  readonly edge: number
}

function sizedQr(setting: Setting, wished: number): PlacedQr | null {
  const { qr, layout } = setting
  if (qr === null) return null
  const module = moduleDots(qr, wished, layout.dots - 2 * quietModules * wished)
  if (module === null) return null
  const side = qr.modules * module
  const quiet = quietModules * module
  return {
    mark: (x, y) => ({ kind: 'qr', qr, module, box: { x, y, width: side, height: side } }),
    side,
    quiet,
    edge: Math.max(0, quiet - layout.paperMargin),
  }
}

function phone(block: BlockOf<'phone'>, setting: Setting): Block | null {
  const qr = sizedQr(setting, block.module)
  if (qr === null) return null
  const { words, layout } = setting
  const lines = (width: number): Line[] => [
    ...wrapped([span(words.phoneTitle.first, bold(block.title))], width),
    ...wrapped([span(words.phoneText, plain(block.text))], width),
    ...(words.phoneTitle.second === null
      ? []
      : wrapped([span(words.phoneTitle.second, plain(block.text))], width)),
  ]
  const x = qr.edge + qr.side + qr.quiet
  const room = layout.dots - x
  const code = qr.mark(qr.edge, 0)
  if (room >= block.title * 4.5) {
    const text = lines(room)
    const height = Math.max(qr.side, heightOf(text))
    const centred = (inner: number): number => Math.round((height - inner) / 2)
    return {
      marks: [
        moved(code, 0, centred(qr.side)),
        ...placed(text, { x, y: centred(heightOf(text)), width: room }),
      ],
      height,
    }
  }
  const text = lines(layout.dots)
  const y = qr.side + qr.quiet
  return { marks: [code, ...placed(text, { x: 0, y, width: layout.dots })], height: y + heightOf(text) }
}

function numberAndQr(block: BlockOf<'number-and-qr'>, setting: Setting): Block {
  const { words, layout } = setting
  const qr = sizedQr(setting, block.module)
  if (qr === null) return numberBlock(words, layout.dots, block.largest)
  const codeX = layout.dots - qr.edge - qr.side
  const narrow = codeX - qr.quiet
  if (narrow > block.least) {
    const number = numberBlock(words, narrow, block.largest)
    if (number.size >= block.least) {
      const height = Math.max(qr.side, number.height)
      return {
        marks: [
          ...number.marks.map((mark) => moved(mark, 0, height - number.height)),
          qr.mark(codeX, height - qr.side),
        ],
        height,
      }
    }
  }
  const number = numberBlock(words, layout.dots, block.largest)
  const y = number.height + qr.quiet
  return { marks: [...number.marks, qr.mark(codeX, y)], height: y + qr.side }
}

function watchBoard(block: BlockOf<'watch-board'>, { words, layout }: Setting): Block {
  const pad = 12
  const inset = 16
  const room = layout.dots - 2 * inset
  const { first, second } = words.watchBoard
  const right = second === null ? [] : wrapped([span(second, { size: block.second, weight: 600 })], room)
  const set = spread((width) => wrapped([span(first, bold(block.first))], width), right, room, {
    colour: 'white',
    below: 'left',
  })
  return band(
    layout.dots,
    set.height + 2 * pad,
    set.marks.map((mark) => moved(mark, inset, pad)),
  )
}

function row(block: BlockOf<'row'>, { words, layout }: Setting): Block | null {
  const fact = factOf(block.fact, words)
  if (fact === null) return null
  const top = ruleThick + 12
  const set =
    fact.value === null
      ? stacked(wrapBoth(fact.label, bold(block.label), plain(block.label), layout.dots))
      : spread(
          (width) => beside(fact.label, plain(block.label), plain(block.label), width),
          fitted(fact.value, block.value, layout.dots),
          layout.dots,
        )
  return {
    marks: [bar(0, 0, layout.dots, ruleThick), ...set.marks.map((mark) => moved(mark, 0, top))],
    height: top + set.height,
  }
}

function factOf(
  fact: BlockOf<'row'>['fact'],
  words: TicketWords,
): { label: Both; value: string | null } | null {
  switch (fact) {
    case 'desks':
      if (words.desks !== null) return { label: words.desk, value: words.desks }
      return words.calledAround === null ? { label: words.nobodyServes, value: null } : null
    case 'called-around':
      return words.calledAround === null
        ? null
        : { label: words.calledAroundShort, value: words.calledAround }
    case 'ahead':
      return words.aheadCount === null ? null : { label: words.aheadShort, value: words.aheadCount }
  }
}
