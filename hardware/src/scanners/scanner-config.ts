import { longestScan } from '@chered/protocol/agent'
import { ScannerId } from '@chered/protocol/ids'
import { z } from 'zod'

const ScannerAddress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tcp'), host: z.string().min(1), port: z.number().int().min(1).max(65535) }),
  z.object({
    kind: z.literal('serial'),
    path: z.string().min(1),
    baud: z.number().int().positive().default(9600),
    rtscts: z.boolean().default(false),
  }),
])

/** Control characters are allowed (`"\u0002"`); a line end is not, it ends every line by itself. */
const mark = z
  .string()
  .max(16)
  .refine((text) => !/[\r\n]/.test(text), { error: 'CR and LF always end a line and need not be named' })
  .default('')

/** A code scanner, as it was set up by its maker's setting sheet. */
const ScannerConfigSchema = z.object({
  scannerId: ScannerId,
  name: z.string().min(1).max(80),
  address: ScannerAddress,
  /** What the scanner puts before each code; it must not occur within a code. */
  prefix: mark,
  /** What it puts after each code; with it CR and LF only throw away what has no end. */
  suffix: mark,
  /** Longest code in bytes. */
  longest: z.number().int().min(1).max(longestScan).default(256),
})
/** A scanner as it is used: every option is there. */
export type ScannerConfig = z.infer<typeof ScannerConfigSchema>

/** All scanners of an agent. Refuses one id twice, and two scanners on one line. */
export const ScannerConfigList = z.array(ScannerConfigSchema).superRefine((scanners, refuse) => {
  const ids = new Set<string>()
  const lines = new Set<string>()
  for (const { scannerId, address } of scanners) {
    if (ids.has(scannerId)) refuse.addIssue(`scanner ${scannerId} is listed twice`)
    ids.add(scannerId)
    const line = address.kind === 'tcp' ? `tcp://${address.host}:${address.port}` : address.path
    if (lines.has(line)) refuse.addIssue(`scanners share ${line}`)
    lines.add(line)
  }
})
