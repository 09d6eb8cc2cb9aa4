import { endsMidCommand, nextCommand, type PrinterCommand } from './command-stream.ts'
import { openPaperStrip, type Paper, type PrintedDots } from './paper.ts'
import {
  automaticStatus,
  identityAnswer,
  isOffline,
  knowsAutomaticStatus,
  knowsProcessId,
  type PrinterCondition,
  type PrinterModel,
  paperSensorStatus,
  statusAnswer,
} from './printer-models.ts'
import { openRealTimeScanner, type RealTimeCommand } from './real-time-scan.ts'
import { textRows } from './text-rows.ts'

/** The machine behind the socket: a buffer, a head, a roll of paper and a knife. */
export interface PrinterDevice {
  /** Bytes from the line. Real-time commands are obeyed at once, the rest goes to the buffer. */
  receive(bytes: Uint8Array): void
  change(condition: Partial<PrinterCondition>): void
  /** The roll ends after so many more rows; null: it does not. */
  endPaperAfter(rows: number | null): void
  slow: boolean
  /** Bytes that wait in the buffer. */
  readonly waiting: number
  readonly hanging: PrintedDots
  /** Every real-time command obeyed so far, those hidden in image data included. */
  readonly realTime: readonly RealTimeCommand[]
  /** First bytes of sequences that no printer knows. */
  readonly unknown: readonly number[]
  close(): void
}

// A slow mechanism: three steps of eight rows in the time of some thirty.
const slowRows = 24
const slowStepMs = 10
const lineRows = 30
/** DLE EOT n and DLE ENQ n. */
const realTimeLength = 3

export function openPrinterDevice(options: {
  readonly model: PrinterModel
  readonly dots: number
  readonly send: (bytes: Uint8Array) => void
  readonly onPaper: (paper: Paper) => void
  readonly now: () => number
}): PrinterDevice {
  const { model, dots, send } = options
  const scanner = openRealTimeScanner()
  const strip = openPaperStrip(dots)
  const realTime: RealTimeCommand[] = []
  const unknown: number[] = []
  let condition: PrinterCondition = {
    paperOut: false,
    nearEnd: false,
    coverOpen: false,
    cutterJam: false,
    sheetWaiting: false,
    paperJam: false,
    presenterFull: false,
  }
  let buffer = new Uint8Array(0)
  let rowsToPrint: Uint8Array[] = []
  let rowsLeft: number | null = null
  let automatic = false
  let page = 0
  let line = ''
  let align = 0
  let size = 0
  let slow = false
  let pause: NodeJS.Timeout | null = null
  let isClosed = false

  const change = (changed: Partial<PrinterCondition>): void => {
    const before = automaticStatus(condition)
    condition = { ...condition, ...changed }
    const after = automaticStatus(condition)
    if (automatic && before.some((byte, i) => byte !== after[i])) send(after)
    work()
  }

  const clear = (): void => {
    buffer = new Uint8Array(0)
    rowsToPrint = []
    line = ''
  }

  const keep = (bytes: Uint8Array): void => {
    const joined = new Uint8Array(buffer.length + bytes.length)
    joined.set(buffer)
    joined.set(bytes, buffer.length)
    buffer = joined
  }

  const obey = (command: RealTimeCommand): void => {
    realTime.push(command)
    switch (command.kind) {
      case 'status': {
        const answer = statusAnswer(model, command.n, condition)
        if (answer) send(answer)
        break
      }
      case 'recover':
        if (command.n === 2 && isOffline(condition)) clear()
        break
      case 'clear-buffers':
        clear()
        break
    }
  }

  /** Prints waiting rows; false when the machine has to stop before the last of them. */
  const printRows = (): boolean => {
    let printed = 0
    for (;;) {
      if (isOffline(condition)) return false
      const row = rowsToPrint.shift()
      if (row === undefined) return true
      strip.addRow(row)
      if (rowsLeft !== null && --rowsLeft <= 0) {
        rowsLeft = null
        change({ paperOut: true })
      }
      if (slow && ++printed >= slowRows) {
        pause = setTimeout(() => {
          pause = null
          work()
        }, slowStepMs)
        return false
      }
    }
  }

  const work = (): void => {
    while (!isClosed && pause === null && printRows() && buffer.length > 0) {
      const next = nextCommand(buffer)
      if (next.state === 'incomplete') return
      buffer = buffer.subarray(next.length)
      execute(next.command)
    }
  }

  const endLine = (): void => {
    if (line !== '') strip.addText(line)
    strip.addText('\n')
    const style = {
      widen: ((size >> 4) & 7) + 1,
      heighten: (size & 7) + 1,
      align: align === 1 || align === 0x31 ? 'centre' : align === 2 || align === 0x32 ? 'right' : 'left',
    } as const
    rowsToPrint.push(...textRows(line, dots, style))
    line = ''
  }

  const cut = (): void => {
    if (strip.rows === 0) return
    options.onPaper(strip.cut(options.now()))
  }

  const execute = (command: PrinterCommand): void => {
    switch (command.kind) {
      case 'initialise':
        // ESC @ returns to the settings of power-on: automatic status is off again.
        automatic = false
        page = 0
        align = 0
        size = 0
        line = ''
        break
      case 'code-page':
        page = command.page
        break
      case 'character':
        line += decoded(command.code, page)
        break
      case 'line-feed':
        endLine()
        break
      case 'feed-dots':
        rowsToPrint.push(...blankRows(command.dots))
        break
      case 'feed-lines':
        rowsToPrint.push(...blankRows(command.lines * lineRows))
        break
      case 'align':
        align = command.n
        break
      case 'character-size':
        size = command.n
        break
      case 'raster':
        for (let y = 0; y < command.rows; y++) {
          rowsToPrint.push(command.bits.subarray(y * command.widthBytes, (y + 1) * command.widthBytes))
        }
        break
      case 'cut':
        if (line !== '') endLine()
        // The knife sits above the head: the sheet carries the blank feed at its end.
        if (command.feedDots > 0) strip.feed(command.feedDots)
        cut()
        break
      case 'present':
        break
      case 'automatic-status':
        if (!knowsAutomaticStatus(model)) break
        automatic = command.mask !== 0
        if (automatic) send(automaticStatus(condition))
        break
      case 'send-status':
        if (command.n === 1 || command.n === 0x31) send(paperSensorStatus(condition))
        break
      case 'send-process-id':
        if (knowsProcessId(model)) send(Uint8Array.from([0x37, 0x22, ...command.id, 0x00]))
        break
      case 'send-identity': {
        const answer = identityAnswer(model, command.n)
        if (answer) send(answer)
        break
      }
      case 'ignored':
        break
      case 'unknown':
        unknown.push(command.byte)
        break
    }
  }

  const blankRows = (count: number): Uint8Array[] =>
    Array.from({ length: count }, () => new Uint8Array(Math.ceil(dots / 8)))

  return {
    receive(bytes) {
      let from = 0
      for (const { command, end } of scanner.scan(bytes)) {
        keep(bytes.subarray(from, end))
        from = end
        // Obeyed and gone, unless it stood inside another command, whose data it then is.
        const before = buffer.length - realTimeLength
        if (command.kind !== 'clear-buffers' && !endsMidCommand(buffer.subarray(0, before))) {
          buffer = buffer.subarray(0, before)
        }
        obey(command)
      }
      keep(bytes.subarray(from))
      work()
    },
    change,
    endPaperAfter(rows) {
      rowsLeft = rows
    },
    get slow() {
      return slow
    },
    set slow(is) {
      slow = is
    },
    get waiting() {
      return buffer.length + rowsToPrint.reduce((sum, row) => sum + row.length, 0)
    },
    get hanging() {
      return strip.seen()
    },
    realTime,
    unknown,
    close() {
      isClosed = true
      if (pause !== null) clearTimeout(pause)
    },
  }
}

// Page 17 of an Epson is PC866; others are shown as Latin-1, which is what Russian
// looks like on a printer that was not told its page.
const cyrillic = new TextDecoder('ibm866')
const latin = new TextDecoder('latin1')

function decoded(code: number, page: number): string {
  return (page === 17 ? cyrillic : latin).decode(Uint8Array.of(code))
}
