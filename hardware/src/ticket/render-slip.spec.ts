import type { SlipContent } from '@chered/protocol/agent'
import { languages } from '@chered/protocol/choices'
import { describe, expect, it } from 'vitest'
import { textSlip } from '../escpos/text-ticket.ts'
import type { Mark } from './marks.ts'
import { renderTicket, setTicket } from './render-ticket.ts'
import { slipLayout } from './slip-layouts.ts'
import { ticketQr } from './ticket-qr.ts'

const slip: SlipContent = {
  kind: 'slip',
  language: 'tt',
  second: 'ru',
  officeName: { first: 'ЗАГС бүлеге', second: 'Отдел ЗАГС' },
  serviceName: { first: 'Кабат бирелә торган таныклык', second: 'Повторное свидетельство' },
  date: '23.11',
  time: '10:42',
  visitAt: { first: '26 ноябрь, пәнҗешәмбе, 10:40', second: 'четверг, 26 ноября, 10:40' },
  place: { first: '3 нче тәрәзә', second: 'окно 3' },
  code: '042917',
  scan: 'chered:042917',
  documents: ['Гариза', 'Паспорт'],
  copy: false,
}
const said = (marks: readonly Mark[]) =>
  marks.map((mark) => (mark.kind === 'text' ? mark.text : '')).join(' ')

describe.each([576, 384] as const)('a confirmation %i dots wide', (dots) => {
  it('says when and where to come, and the code in two groups, leading zero and all', () => {
    const words = said(setTicket(slip, slipLayout(dots)).marks)
    for (const word of ['042', '917', '10:40', 'нче', 'Паспорт']) expect(words).toContain(word)
  })

  it('carries the code in its square', () => {
    const { marks } = setTicket(slip, slipLayout(dots))
    const square = marks.find((mark) => mark.kind === 'qr')
    const wanted = ticketQr('chered:042917')
    if (square?.kind !== 'qr' || wanted === null) throw new Error('no square')
    const modules = (qr: typeof wanted) =>
      Array.from({ length: qr.modules ** 2 }, (_, i) => qr.isDark(i % qr.modules, Math.floor(i / qr.modules)))
    expect(modules(square.qr)).toEqual(modules(wanted))
  })

  it.each(languages)('nothing of it is lacking in the font or wider than the paper in %s', (language) => {
    const { missing, bitmap } = renderTicket({ ...slip, language, copy: true }, slipLayout(dots))
    expect(missing).toEqual([])
    const set = setTicket({ ...slip, language }, slipLayout(dots))
    for (const { box } of set.marks) expect(box.x + box.width).toBeLessThanOrEqual(dots + 1)
    expect(bitmap.width).toBe(dots)
  })
})

it('in the printer’s own font the code is there as well', () => {
  expect(Buffer.from(textSlip(slip, 384)).toString('latin1')).toContain('042 917')
})
