import { describe, expect, test } from 'vitest'
import type { Paper } from './paper.ts'
import { openPrinterDevice } from './printer-device.ts'
import type { PrinterModel } from './printer-models.ts'

function open(model: PrinterModel = 'epson', dots = 16) {
  const papers: Paper[] = []
  const answers: number[] = []
  const device = openPrinterDevice({
    model,
    dots,
    send: (bytes) => answers.push(...bytes),
    onPaper: (paper) => papers.push(paper),
    now: () => 7,
  })
  const receive = (...bytes: number[]) => device.receive(Uint8Array.from(bytes))
  /** What it answers to these bytes, and to nothing before. */
  const answer = (...bytes: number[]) => {
    answers.length = 0
    receive(...bytes)
    return [...answers]
  }
  return { device, papers, answers, receive, answer }
}

const raster = [0x1d, 0x76, 0x30, 0x00, 0x02, 0x00, 0x02, 0x00, 0xaa, 0x01, 0x80, 0xff]
const cut = [0x1d, 0x56, 0x00]

describe('the emulated printer', () => {
  test('burns the rows of GS v 0 and cuts the sheet', () => {
    const { papers, receive } = open()
    receive(...raster, ...cut)
    expect(papers).toHaveLength(1)
    expect(papers[0]!.dots).toEqual({ width: 16, height: 2, bits: Uint8Array.of(0xaa, 0x01, 0x80, 0xff) })
    expect(papers[0]!.cutAt).toBe(7)
    expect(papers[0]!.png().subarray(1, 4).toString()).toBe('PNG')
  })

  test('takes the same bytes one by one', () => {
    const { papers, receive } = open()
    for (const byte of [...raster, ...cut]) receive(byte)
    expect(papers[0]!.dots.bits).toEqual(Uint8Array.of(0xaa, 0x01, 0x80, 0xff))
  })

  test('prints text of page 17 in Russian, and in Latin-1 when it was not told the page', () => {
    const { papers, receive } = open('epson', 576)
    receive(0x1b, 0x74, 0x11, 0x80, 0xa0, 0x0a, ...cut)
    receive(0x1b, 0x40, 0xc0, 0x0a, ...cut)
    expect(papers.map(({ text }) => text)).toEqual(['Аа\n', 'À\n'])
    expect(papers[0]!.dots.bits.some((byte) => byte !== 0)).toBe(true)
  })

  test('answers DLE EOT while it is off-line and prints only after', () => {
    const { device, papers, answer, receive } = open()
    device.change({ paperOut: true })
    receive(...raster, ...cut)
    expect(papers).toHaveLength(0)
    expect(answer(0x10, 0x04, 0x01)).toEqual([0x1a])
    expect(answer(0x10, 0x04, 0x02)).toEqual([0x32])
    expect(answer(0x10, 0x04, 0x04)).toEqual([0x7e])
    expect(answer(0x1d, 0x72, 0x01)).toEqual([])
    device.change({ paperOut: false })
    expect(papers).toHaveLength(1)
  })

  test('answers a process id only when everything before it is on the paper', () => {
    const { device, answers, receive } = open()
    device.endPaperAfter(1)
    receive(...raster, 0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, 0x41, 0x42, 0x43, 0x44)
    expect(answers).toEqual([])
    device.change({ paperOut: false })
    expect(answers).toEqual([0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0x00])
  })

  test('tells changes unasked after GS a, until ESC @', () => {
    const { device, answer, answers } = open()
    expect(answer(0x1d, 0x61, 0xff)).toEqual([0x10, 0x00, 0x00, 0x00])
    answers.length = 0
    device.change({ coverOpen: true })
    expect(answers).toEqual([0x38, 0x00, 0x00, 0x00])
    device.change({ coverOpen: false })
    answer(0x1b, 0x40)
    device.change({ coverOpen: true })
    expect(answers).toEqual([])
  })

  test('obeys a real-time command even inside image data and keeps it as dots', () => {
    const { device, answer, papers, receive } = open('epson', 24)
    expect(answer(0x1d, 0x76, 0x30, 0x00, 0x03, 0x00, 0x01, 0x00, 0x10, 0x04, 0x01)).toEqual([0x12])
    receive(...cut)
    expect(papers[0]!.dots.bits).toEqual(Uint8Array.of(0x10, 0x04, 0x01))
    expect(device.realTime).toEqual([{ kind: 'status', n: 1 }])
  })

  test('says who it is', () => {
    expect(Buffer.from(open().answer(0x1d, 0x49, 0x43)).toString('latin1')).toBe('_TM-T88V\0')
  })

  test('forgets what waits when told to, and nothing that comes after', () => {
    const { device, papers, receive } = open()
    device.change({ paperOut: true })
    receive(...raster, 0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08, ...raster, ...cut)
    device.change({ paperOut: false })
    expect(papers[0]!.dots.height).toBe(2)
  })

  test('names a byte that begins no command', () => {
    const { device, receive } = open()
    receive(0x1d, 0xee)
    expect(device.unknown[0]).toBe(0x1d)
  })
})

test('a VKP80 answers its full status in six bytes', () => {
  const { device, answer } = open('vkp80')
  expect(answer(0x10, 0x04, 0x14)).toEqual([0x10, 0x0f, 0, 0, 0, 0])
  device.change({ paperOut: true, cutterJam: true, coverOpen: true, sheetWaiting: true, nearEnd: true })
  expect(answer(0x10, 0x04, 0x14)).toEqual([0x10, 0x0f, 0x25, 0x02, 0x00, 0x01])
})

test('a PPU-700 has a bit of its own for a sheet at the presenter and for each near-end sensor', () => {
  const { device, answer } = open('ppu-700')
  device.change({ sheetWaiting: true })
  expect(answer(0x10, 0x04, 0x04)).toEqual([0x52])
  device.change({ sheetWaiting: false, nearEnd: true })
  expect(answer(0x10, 0x04, 0x04)).toEqual([0x16])
})
