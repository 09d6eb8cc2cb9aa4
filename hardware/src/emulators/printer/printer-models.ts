/** What is wrong or worth knowing inside the machine, before any model puts it into bits. */
export interface PrinterCondition {
  readonly paperOut: boolean
  readonly nearEnd: boolean
  readonly coverOpen: boolean
  readonly cutterJam: boolean
  /** A sheet hangs in the mouth of the presenter. */
  readonly sheetWaiting: boolean
  /** Paper is crumpled between the roll and the mouth. */
  readonly paperJam: boolean
  /** Sheets that nobody took fill the presenter: it takes no further one. */
  readonly presenterFull: boolean
}

/** `epson-plain`: older than GS ( H, or a clone that never learned it. */
export const printerModels = ['epson', 'epson-plain', 'vkp80', 'ppu-700'] as const
export type PrinterModel = (typeof printerModels)[number]

export const isOffline = (condition: PrinterCondition): boolean =>
  condition.paperOut ||
  condition.coverOpen ||
  condition.cutterJam ||
  condition.paperJam ||
  condition.presenterFull

/** Whether the model has a presenter, which alone can be full. */
export const hasPresenter = (model: PrinterModel): boolean => model === 'vkp80' || model === 'ppu-700'

const when = (is: boolean, bits: number): number => (is ? bits : 0)

/** Answer to DLE EOT n; null when the model does not know that n. */
export function statusAnswer(model: PrinterModel, n: number, c: PrinterCondition): Uint8Array | null {
  if (n === 0x14) return model === 'vkp80' ? fullStatus(c) : null
  const bits = statusBits(model, n, c)
  // Bits 1 and 4 are always set, 0 and 7 never: (b & 0x93) == 0x12.
  return bits === null ? null : Uint8Array.of(0x12 | bits)
}

function statusBits(model: PrinterModel, n: number, c: PrinterCondition): number | null {
  switch (n) {
    case 1:
      return when(isOffline(c), 0x08)
    case 2:
      return (
        when(c.coverOpen, 0x04) |
        when(c.paperOut, 0x20) |
        when(c.cutterJam || c.paperJam || c.presenterFull, 0x40)
      )
    case 3:
      // 0x04 is Epson's recoverable mechanical error; Citizen has it for the presenter and the way to it.
      return when(c.cutterJam, 0x08) | when(c.paperJam || c.presenterFull, 0x04)
    case 4:
      // Citizen PPU-700: one near-end bit a sensor, 0x20 end, 0x40 a sheet at the presenter.
      return model === 'ppu-700'
        ? when(c.nearEnd, 0x04) | when(c.paperOut, 0x20) | when(c.sheetWaiting, 0x40)
        : when(c.nearEnd || c.paperOut, 0x0c) | when(c.paperOut, 0x60)
    default:
      return null
  }
}

/** Custom's full status, DLE EOT 20: 10 0F and four bytes: paper, user, recoverable, fatal. */
function fullStatus(c: PrinterCondition): Uint8Array {
  const paper = when(c.paperOut, 0x01) | when(c.nearEnd, 0x04) | when(c.sheetWaiting, 0x20)
  // A presenter that is full cannot move the next sheet out: the same bit as a jam.
  const recoverable = when(c.paperJam || c.presenterFull, 0x40)
  return Uint8Array.of(0x10, 0x0f, paper, when(c.coverOpen, 0x02), recoverable, when(c.cutterJam, 0x01))
}

/** The four bytes of Epson's automatic status (GS a). */
export function automaticStatus(c: PrinterCondition): Uint8Array {
  return Uint8Array.of(
    0x10 | when(isOffline(c), 0x08) | when(c.coverOpen, 0x20),
    when(c.cutterJam, 0x08) | when(c.paperJam, 0x40),
    when(c.nearEnd || c.paperOut, 0x03) | when(c.paperOut, 0x0c),
    0x00,
  )
}

/** Answer to GS r 1: paper sensors. */
export function paperSensorStatus(c: PrinterCondition): Uint8Array {
  return Uint8Array.of(when(c.nearEnd || c.paperOut, 0x03) | when(c.paperOut, 0x0c))
}

/** Which of the two confirmations the model knows. */
export const knowsProcessId = (model: PrinterModel): boolean => model === 'epson'
export const knowsAutomaticStatus = (model: PrinterModel): boolean =>
  model === 'epson' || model === 'epson-plain'

const names: Readonly<Record<PrinterModel, { maker: string; model: string }>> = {
  epson: { maker: 'EPSON', model: 'TM-T88V' },
  'epson-plain': { maker: 'EPSON', model: 'TM-T88III' },
  vkp80: { maker: 'CUSTOM', model: 'VKP80' },
  'ppu-700': { maker: 'CITIZEN', model: 'PPU-700' },
}

/** Answer to GS I n. */
export function identityAnswer(model: PrinterModel, n: number): Uint8Array | null {
  if (n === 1 || n === 2 || n === 3) return Uint8Array.of(0x20)
  if (n !== 0x42 && n !== 0x43) return null
  const text = n === 0x42 ? names[model].maker : names[model].model
  return Uint8Array.from([0x5f, ...Buffer.from(text, 'ascii'), 0x00])
}
