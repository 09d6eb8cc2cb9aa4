import { PrinterProblem } from '@chered/protocol/devices'
import { z } from 'zod'

/** What one bit of a status answer says. `near-end` and `sheet-waiting` do not stop the printer. */
const Finding = z.union([PrinterProblem, z.enum(['near-end', 'sheet-waiting', 'off-line'])])
export type Finding = z.infer<typeof Finding>

const byte = z.number().int().min(0).max(0xff)
const bytes = z.array(byte).max(32)
const bits = z.array(z.object({ mask: byte, finding: Finding }))

/**
 * One model of printer as data, so that a byte that turns out different on a
 * real device is corrected in a configuration and not in code.
 */
export const PrinterProfile = z.object({
  name: z.string(),
  /** Questions of one status round. An answer starts with `head` and has one more byte for each of `read`. */
  status: z.array(
    z.object({
      ask: bytes.min(1),
      head: bytes,
      /** Test that a lone answer byte has to pass: `(b & mask) === value`. */
      check: z.object({ mask: byte, value: byte }).nullable(),
      read: z.array(bits).min(1),
    }),
  ),
  /** Epson's four-byte automatic status, by byte; null when the model has none. */
  automatic: z.array(bits).length(4).nullable(),
  /** How the printer says that the ticket is on the paper. */
  confirmation: z.enum(['process-id', 'gs-r']),
  /** Feed to the knife and cut. */
  cut: bytes,
  /** Hands the cut ticket out; empty without a presenter. */
  present: bytes,
  /** Drops what waits in the buffer, obeyed in real time; empty when the model has no such command. */
  clear: bytes,
  /** Rows in one GS v 0; some firmwares take no more than 343. */
  bandRows: z.number().int().min(8).max(256),
  dots: z.number().int().multipleOf(8),
})
export type PrinterProfile = z.infer<typeof PrinterProfile>

// Every DLE EOT answer has bits 1 and 4 set, 0 and 7 clear.
const realTime = { mask: 0x93, value: 0x12 }
const dleEot = (
  n: number,
  read: PrinterProfile['status'][number]['read'][number],
): PrinterProfile['status'][number] => ({ ask: [0x10, 0x04, n], head: [], check: realTime, read: [read] })

const offlineCause = dleEot(2, [
  { mask: 0x04, finding: 'cover-open' },
  { mask: 0x20, finding: 'paper-out' },
  { mask: 0x08, finding: 'off-line' },
  { mask: 0x40, finding: 'off-line' },
])

/** Source: Epson TM-T88III guide; process id from the TM-T88IV on. */
const epson: PrinterProfile = {
  name: 'Epson TM and alike',
  status: [
    dleEot(1, [{ mask: 0x08, finding: 'off-line' }]),
    offlineCause,
    dleEot(3, [
      { mask: 0x08, finding: 'cutter' },
      { mask: 0x04, finding: 'mechanical' },
      { mask: 0x20, finding: 'mechanical' },
      { mask: 0x40, finding: 'mechanical' },
    ]),
    dleEot(4, [
      { mask: 0x0c, finding: 'near-end' },
      { mask: 0x60, finding: 'paper-out' },
    ]),
  ],
  automatic: [
    [
      { mask: 0x08, finding: 'off-line' },
      { mask: 0x20, finding: 'cover-open' },
    ],
    [
      { mask: 0x08, finding: 'cutter' },
      { mask: 0x20, finding: 'mechanical' },
      { mask: 0x40, finding: 'mechanical' },
    ],
    [
      { mask: 0x03, finding: 'near-end' },
      { mask: 0x0c, finding: 'paper-out' },
    ],
    [],
  ],
  confirmation: 'process-id',
  cut: [0x1d, 0x56, 0x42, 0x00],
  present: [],
  // DLE DC4 8 with its fixed arguments 1 3 20 1 6 2 8 (Epson's reference, "clear buffer(s)").
  clear: [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08],
  bandRows: 256,
  dots: 576,
}

/** An Epson-like printer that is older than GS ( H, or a clone of one. */
const epsonPlain: PrinterProfile = { ...epson, name: 'Epson-like, without process id', confirmation: 'gs-r' }

/** Source: Custom KPM/VKP manuals: DLE EOT 20 answers 10 0F and four bytes. */
const vkp80: PrinterProfile = {
  name: 'Custom VKP80',
  status: [
    {
      ask: [0x10, 0x04, 0x14],
      head: [0x10, 0x0f],
      check: null,
      read: [
        [
          { mask: 0x01, finding: 'paper-out' },
          { mask: 0x04, finding: 'near-end' },
          { mask: 0x20, finding: 'sheet-waiting' },
          // The counter of paper says end while the sensor still sees some.
          { mask: 0x40, finding: 'near-end' },
        ],
        [
          { mask: 0x01, finding: 'cover-open' },
          { mask: 0x02, finding: 'cover-open' },
        ],
        [
          { mask: 0x01, finding: 'mechanical' },
          { mask: 0x08, finding: 'mechanical' },
          { mask: 0x40, finding: 'paper-jam' },
        ],
        [
          { mask: 0x01, finding: 'cutter' },
          { mask: 0x04, finding: 'mechanical' },
          { mask: 0x08, finding: 'mechanical' },
        ],
      ],
    },
  ],
  automatic: null,
  confirmation: 'gs-r',
  cut: [0x1b, 0x69],
  // Twelve steps of 7.3 mm: enough for a hand to take.
  present: [0x1d, 0x65, 0x03, 0x0c],
  clear: [],
  bandRows: 256,
  dots: 576,
}

/** Source: PPU-700 manual p. 57–58: two near-end sensors, 0x20 end, 0x40 a sheet at the presenter. */
const ppu700: PrinterProfile = {
  name: 'Citizen PPU-700',
  status: [
    dleEot(1, [{ mask: 0x08, finding: 'off-line' }]),
    offlineCause,
    dleEot(3, [
      { mask: 0x08, finding: 'cutter' },
      { mask: 0x04, finding: 'presenter-full' },
      { mask: 0x20, finding: 'mechanical' },
      { mask: 0x40, finding: 'mechanical' },
    ]),
    dleEot(4, [
      { mask: 0x04, finding: 'near-end' },
      { mask: 0x08, finding: 'near-end' },
      { mask: 0x20, finding: 'paper-out' },
      { mask: 0x40, finding: 'sheet-waiting' },
    ]),
  ],
  automatic: null,
  confirmation: 'gs-r',
  cut: [0x1d, 0x56, 0x42, 0x00],
  present: [],
  clear: [],
  bandRows: 256,
  dots: 576,
}

export const profileNames = ['epson', 'epson-plain', 'vkp80', 'ppu-700'] as const
export type ProfileName = (typeof profileNames)[number]
export const printerProfiles: Readonly<Record<ProfileName, PrinterProfile>> = {
  epson,
  'epson-plain': epsonPlain,
  vkp80,
  'ppu-700': ppu700,
}
