import { ConsoleKey } from '@chered/protocol/devices'
import { ConsoleId } from '@chered/protocol/ids'
import { z } from 'zod'

const ConsoleAddress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tcp'), host: z.string().min(1), port: z.number().int().min(1).max(65535) }),
  z.object({
    kind: z.literal('serial'),
    path: z.string().min(1),
    baud: z.number().int().positive().default(9600),
    rtscts: z.boolean().default(false),
  }),
])

const place = {
  consoleId: ConsoleId,
  deskNumber: z.number().int().positive(),
  address: ConsoleAddress,
  /** The console's own number on the line. */
  unit: z.number().int().min(1).max(247).default(1),
}
/** What each key orders, by the key's number. */
const keyMap = (highest: number) =>
  z
    .record(z.string().regex(/^(0|[1-9]\d{0,4})$/), ConsoleKey)
    .refine((keys) => Object.keys(keys).length > 0, { error: 'a console has at least one key' })
    .refine((keys) => Object.keys(keys).every((key) => Number(key) <= highest), {
      error: `keys have numbers up to ${highest}`,
    })

/** A console that speaks the frames of `own-frame/frame.ts`. Keys have the numbers 1, 2 … of the board. */
const OwnFrameConfig = z.object({
  ...place,
  kind: z.literal('own-frame'),
  keys: keyMap(255).default({
    '1': 'call',
    '2': 'recall',
    '3': 'start',
    '4': 'finish',
    '5': 'no-show',
    '6': 'hold',
    '7': 'break',
  }),
})
export type OwnFrameConfig = z.infer<typeof OwnFrameConfig>

const coil = z.number().int().min(0).max(0xffff)
/** More are never on one console, and one question has to cover them all. */
const widestSpan = 64

/**
 * Keys on the discrete inputs of a Modbus module, lamps on its coils. Numbers
 * count from 0, as they stand in the frame; modules differ, so it is all configuration.
 */
const ModbusConfig = z.object({
  ...place,
  kind: z.literal('modbus'),
  /** `rtu` also through a converter that passes the bytes on; `tcp` is Modbus TCP. */
  framing: z.enum(['rtu', 'tcp']).default('rtu'),
  keys: keyMap(0xffff).refine(
    (keys) => {
      const inputs = Object.keys(keys).map(Number)
      return Math.max(...inputs) - Math.min(...inputs) < widestSpan
    },
    { error: `the inputs lie within ${widestSpan}` },
  ),
  lamps: z
    .object({ free: coil, called: coil, serving: coil, trouble: coil, done: coil })
    .partial()
    .default({}),
})
export type ModbusConfig = z.infer<typeof ModbusConfig>

const ConsoleConfigSchema = z.discriminatedUnion('kind', [OwnFrameConfig, ModbusConfig])
/** A console as it is used: every option is there. */
export type ConsoleConfig = z.infer<typeof ConsoleConfigSchema>

/**
 * All consoles of an agent. Refuses one id twice, one unit number twice on a
 * line, and two kinds on one line: they would take each other's bytes for noise.
 */
export const ConsoleConfigList = z.array(ConsoleConfigSchema).superRefine((consoles, refuse) => {
  const ids = new Set<string>()
  const units = new Set<string>()
  const kinds = new Map<string, string>()
  for (const one of consoles) {
    if (ids.has(one.consoleId)) refuse.addIssue(`console ${one.consoleId} is listed twice`)
    ids.add(one.consoleId)
    const line = consoleLine(one)
    if (units.has(`${line} ${one.unit}`)) refuse.addIssue(`consoles share ${line} unit ${one.unit}`)
    units.add(`${line} ${one.unit}`)
    const kind = one.kind === 'modbus' ? `modbus ${one.framing}` : one.kind
    if ((kinds.get(line) ?? kind) !== kind) refuse.addIssue(`consoles of two kinds share ${line}`)
    kinds.set(line, kind)
  }
})

/** The line itself, whatever its speed: one line is opened once. */
export function consoleLine({ address }: ConsoleConfig): string {
  return address.kind === 'tcp' ? `tcp://${address.host}:${address.port}` : address.path
}
