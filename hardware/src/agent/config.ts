import { PrinterId } from '@chered/protocol/ids'
import { z } from 'zod'
import { ConsoleConfigList, consoleLine } from '../buttons/console-config.ts'
import { PrinterProfile, printerProfiles, profileNames } from '../escpos/profile.ts'
import { lineOf, PanelConfigList } from '../panels/panel-config.ts'
import { ScannerConfigList } from '../scanners/scanner-config.ts'
import { TicketLayout } from '../ticket/layout.ts'
import { layoutNames, ticketLayout } from '../ticket/layouts.ts'

export const agentVersion = '0.1.0'

const PrinterAddress = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tcp'),
    host: z.string().min(1),
    port: z.number().int().min(1).max(65535).default(9100),
  }),
  z.object({
    kind: z.literal('serial'),
    path: z.string().min(1),
    // A bitmap ticket is some 50 kB: a minute at 9600 baud, five seconds at 115200.
    baud: z.number().int().positive().default(115_200),
    // Without the handshake a full printer drops bytes in the middle of the image.
    rtscts: z.boolean().default(true),
  }),
  z.object({ kind: z.literal('file'), path: z.string().min(1) }),
])

/**
 * One ticket printer. `profile` and `layout` are names of those that ship, or are
 * written out in full for a device that differs. Refuses a layout of another width.
 */
const PrinterConfigSchema = z
  .object({
    printerId: PrinterId,
    name: z.string().min(1).max(80),
    profile: z.union([z.enum(profileNames), PrinterProfile]).default('epson'),
    address: PrinterAddress,
    dots: z.union([z.literal(576), z.literal(384)]).default(576),
    layout: z.union([z.enum(layoutNames), TicketLayout]).default('full'),
  })
  .transform(({ profile, layout, ...rest }) => ({
    ...rest,
    profile: { ...(typeof profile === 'string' ? printerProfiles[profile] : profile), dots: rest.dots },
    layout: typeof layout === 'string' ? ticketLayout(layout, rest.dots) : layout,
  }))
  .refine(({ dots, layout }) => layout.dots === dots, { error: 'the layout is set for another width' })
export type PrinterConfig = z.infer<typeof PrinterConfigSchema>

const PrinterConfigList = z
  .array(PrinterConfigSchema)
  .refine((printers) => new Set(printers.map(({ printerId }) => printerId)).size === printers.length, {
    error: 'a printer is listed twice',
  })

/**
 * Where the kiosk of this PC may print while the server is away. `origins` are
 * the addresses at which the kiosk opens its page; without them that of the server.
 */
const DoorConfig = z.object({
  port: z.number().int().min(0).max(65535),
  origins: z.array(z.url()).min(1).optional(),
})
export type DoorConfig = z.infer<typeof DoorConfig>

/** The agent's configuration file. Refuses consoles on a line of panels: each side would ask into the other's answers. */
export const AgentConfig = z
  .object({
    /** How the administrator sees the PC when it asks to be paired. */
    name: z.string().min(1).max(80).default('Агент'),
    /** Where the token is kept after pairing; relative to the configuration file. */
    tokenFile: z.string().min(1).default('agent-token'),
    printers: PrinterConfigList.default([]),
    panels: PanelConfigList.default([]),
    scanners: ScannerConfigList.default([]),
    consoles: ConsoleConfigList.default([]),
    door: DoorConfig.optional(),
  })
  .superRefine(({ panels, consoles }, refuse) => {
    const taken = new Set(panels.map(({ address }) => lineOf(address)))
    const shared = consoles.map(consoleLine).find((line) => taken.has(line))
    if (shared !== undefined) refuse.addIssue(`panels and consoles share ${shared}`)
  })
export type AgentConfig = z.infer<typeof AgentConfig>

/** Parses the text of a configuration file; throws an error that names each wrong field. */
export function parseAgentConfig(text: string): AgentConfig {
  const parsed = AgentConfig.safeParse(JSON.parse(text))
  if (!parsed.success)
    throw new Error(`the agent's configuration is wrong:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
