import { PanelId } from '@chered/protocol/ids'
import { z } from 'zod'
import type { PortAddress } from '../port/byte-port.ts'

const PanelAddress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tcp'), host: z.string().min(1), port: z.number().int().min(1).max(65535) }),
  z.object({
    kind: z.literal('serial'),
    path: z.string().min(1),
    baud: z.number().int().positive().default(9600),
    rtscts: z.boolean().default(false),
  }),
  z.object({ kind: z.literal('file'), path: z.string().min(1) }),
])

const place = { panelId: PanelId, deskNumber: z.number().int().positive(), address: PanelAddress }
const register = z.number().int().min(0).max(0xffff)
/** Bytes in hex, such as `1b7411`. */
const hexBytes = z.string().regex(/^([0-9a-fA-F]{2})*$/)
/** The family's own values for the four steps of brightness, dimmest first. */
const levels = (values: [number, number, number, number]) =>
  z.tuple([register, register, register, register]).default(values)

/**
 * A one-way text panel of the CD5220 command set. The standard names no command
 * for the code page (switches on the panel choose it); `codePage` is sent where a
 * model has one.
 */
const Cd5220Config = z.object({
  ...place,
  family: z.literal('cd5220'),
  columns: z.number().int().min(10).max(40).default(20),
  codePage: hexBytes.default(''),
  brightness: levels([1, 2, 3, 4]),
})
export type Cd5220Config = z.infer<typeof Cd5220Config>

/** Epson DM-D. Code page 17 is PC866 by analogy with Epson's printers. */
const EpsonDmdConfig = z.object({
  ...place,
  family: z.literal('epson-dmd'),
  columns: z.number().int().min(10).max(40).default(20),
  codePage: hexBytes.default('1b7411'),
  brightness: levels([1, 2, 3, 4]),
})
export type EpsonDmdConfig = z.infer<typeof EpsonDmdConfig>

/** How a maker's registers stand for what is lit. There is no standard, so it is all configuration. */
export const RegisterMap = z.discriminatedUnion('kind', [
  /** Raw segments, two places a register, the left one in the high byte (LED-485: 0x80). */
  z.object({
    kind: z.literal('segments'),
    register,
    /** Which segment each bit lights, from bit 0: a–g and p, the point. */
    bits: z
      .string()
      .refine((bits) => [...bits].sort().join('') === 'abcdefgp', 'each of a–g and p once')
      .default('abcdefgp'),
  }),
  /** One ASCII character a register, drawn by the firmware (DM56A04: 0). */
  z.object({
    kind: z.literal('ascii'),
    register,
    /** Characters that the firmware draws. */
    draws: z.string().default('0123456789-. AEHOPCYnL'),
  }),
  /** A bare number; `blank` is the value shown when there is none (LED-485: 0). */
  z.object({ kind: z.literal('number'), register, blank: register.default(0) }),
])
export type RegisterMap = z.infer<typeof RegisterMap>

const ModbusRtuConfig = z.object({
  ...place,
  family: z.literal('modbus-rtu'),
  unit: z.number().int().min(1).max(247).default(1),
  digits: z.number().int().min(2).max(8).default(4),
  map: RegisterMap,
  brightness: z.object({ register, levels: levels([1, 2, 3, 4]) }).optional(),
})
export type ModbusRtuConfig = z.infer<typeof ModbusRtuConfig>

export const PanelConfigSchema = z.discriminatedUnion('family', [
  Cd5220Config,
  EpsonDmdConfig,
  ModbusRtuConfig,
])
/** A panel as it is used: every option is there. */
export type PanelConfig = z.infer<typeof PanelConfigSchema>
/** A panel as it is written down: options with a usual value may be left out. */
export type PanelConfigInput = z.input<typeof PanelConfigSchema>

/**
 * All panels of an agent. Refuses two panels with one id, and two on one line
 * that would take each other's bytes: only Modbus units share a bus, and each
 * under its own number.
 */
export const PanelConfigList = z.array(PanelConfigSchema).superRefine((panels, refuse) => {
  const ids = new Set<string>()
  const taken = new Map<string, PanelConfig>()
  for (const panel of panels) {
    if (ids.has(panel.panelId)) refuse.addIssue(`panel ${panel.panelId} is listed twice`)
    ids.add(panel.panelId)
    const line = lineOf(panel.address)
    const place = panel.family === 'modbus-rtu' ? `${line} unit ${panel.unit}` : line
    const neighbour = taken.get(place) ?? taken.get(line)
    const mixed = neighbour !== undefined && neighbour.family !== panel.family
    if (taken.has(place) || mixed) refuse.addIssue(`panels share ${place}`)
    taken.set(place, panel)
    taken.set(line, panel)
  }
})

/** The line itself, whatever its speed: one line is opened once. */
export function lineOf(address: PortAddress): string {
  switch (address.kind) {
    case 'tcp':
      return `tcp://${address.host}:${address.port}`
    case 'serial':
    case 'file':
      return address.path
  }
}
