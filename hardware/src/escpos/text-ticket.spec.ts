import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Paper } from '../emulators/printer/paper.ts'
import { openPrinterDevice } from '../emulators/printer/printer-device.ts'
import { arbitraryContent } from '../ticket/testing/arbitrary-content.ts'
import { exampleContent } from '../ticket/testing/example-content.ts'
import { joined } from './commands.ts'
import { printPieces } from './print-bytes.ts'
import { printerProfiles } from './profile.ts'
import { textTicket } from './text-ticket.ts'

function printed(bytes: Uint8Array, dots: number) {
  const papers: Paper[] = []
  const device = openPrinterDevice({
    model: 'epson',
    dots,
    send: () => undefined,
    onPaper: (paper) => papers.push(paper),
    now: () => 0,
  })
  device.receive(joined(printPieces({ kind: 'bytes', bytes }, printerProfiles.epson, '0001')))
  return { papers, device }
}

test.each([576, 384])('the text ticket of %i dots says in PC866 what the bitmap says', (dots) => {
  const appointment = { time: '10:40', late: false }
  const { papers, device } = printed(textTicket({ ...exampleContent, copy: true, appointment }, dots), dots)
  expect(device.unknown).toEqual([])
  expect(papers).toHaveLength(1)
  const said = papers[0]!.text.replaceAll(/\s+/g, ' ')
  for (const words of ['КОПИЯ', 'Отдел ЗАГС', 'А 012', 'Регистрация рождения', 'Окно: 1, 3']) {
    expect(said).toContain(words)
  }
  expect(said).toContain('По записи на 10:40')
  expect(said).toContain('Перед вами 3 человека')
})

test('two text tickets in one go are both in Russian', () => {
  const one = printPieces(
    { kind: 'bytes', bytes: textTicket(exampleContent, 576) },
    printerProfiles.epson,
    '0001',
  )
  const { papers } = printed(joined([...one, ...one]), 576)
  for (const paper of papers) expect(paper.text).toContain('Отдел ЗАГС')
  expect(papers.length).toBeGreaterThanOrEqual(2)
})

test('Tatar letters become their nearest Russian ones and never a question mark', () => {
  const content = {
    ...exampleContent,
    serviceName: { first: 'Бала тууны дәүләт теркәве җңһөү', second: null },
  }
  expect(printed(textTicket(content, 576), 576).papers[0]!.text).toContain('Бала тууны дэулэт теркэве жнхоу')
})

test('no content makes the text ticket an unknown or a real-time command', () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const { papers, device } = printed(textTicket(content, 576), 576)
      expect(device.unknown).toEqual([])
      expect(device.realTime).toEqual([])
      expect(papers).toHaveLength(1)
    }),
    { numRuns: 30 },
  )
})
