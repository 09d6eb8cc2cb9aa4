import { resolve } from 'node:path'
import { z } from 'zod'

/** How the program was asked to run; parsed once, frozen. */
export interface Config {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  /** Folder of the database. */
  readonly data: string
  /** Address that phones of visitors can open; the server's own when null. */
  readonly publicUrl: string | null
  /** Description of a real office for its first start; null runs the example office. */
  readonly officeFile: string | null
  /** Printers and panels attached to this PC; null means none, or the emulators in the example office. */
  readonly agentConfig: string | null
  /** `off` leaves printers and panels to agents elsewhere. */
  readonly devices: 'auto' | 'off'
  /** The payment system of facts-and-rules 5.1; null: the check is not connected. */
  readonly payments: { readonly url: string; readonly token: string } | null
  /** Telephone of the contact centre as it is to be written; null leaves it to the example. */
  readonly contactCentrePhone: string | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

const text = z.string().trim().min(1)
const Environment = z.object({
  CHERED_HOST: text.default('127.0.0.1'),
  CHERED_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  CHERED_DATA: text.default('./var'),
  CHERED_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  CHERED_OFFICE: text.optional(),
  CHERED_AGENT_CONFIG: text.optional(),
  CHERED_DEVICES: z.enum(['auto', 'off']).default('auto'),
  CHERED_PAYMENTS_URL: z.url({ protocol: /^https?$/ }).optional(),
  CHERED_PAYMENTS_TOKEN: text.regex(/^[\x21-\x7e]+$/).optional(),
  CHERED_PAYMENTS_PHONE: text.max(40).optional(),
  CHERED_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
})

export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the environment; refuses with `ConfigError`, which names the variable and what it may be. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(lines.join('\n'))
  }
  const env = parsed.data
  return Object.freeze({
    host: env.CHERED_HOST,
    port: env.CHERED_PORT,
    data: resolve(env.CHERED_DATA),
    publicUrl: env.CHERED_PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    officeFile: env.CHERED_OFFICE === undefined ? null : resolve(env.CHERED_OFFICE),
    agentConfig: env.CHERED_AGENT_CONFIG === undefined ? null : resolve(env.CHERED_AGENT_CONFIG),
    devices: env.CHERED_DEVICES,
    payments: paymentsOf(env),
    contactCentrePhone: env.CHERED_PAYMENTS_PHONE ?? null,
    logLevel: env.CHERED_LOG,
  })
}

/** Both or none: an address without a token would be refused at the first visitor. */
function paymentsOf(env: z.infer<typeof Environment>): Config['payments'] {
  const { CHERED_PAYMENTS_URL: url, CHERED_PAYMENTS_TOKEN: token } = env
  if (url === undefined && token === undefined) return null
  if (url === undefined) throw new ConfigError('CHERED_PAYMENTS_URL: needed with CHERED_PAYMENTS_TOKEN')
  if (token === undefined) throw new ConfigError('CHERED_PAYMENTS_TOKEN: needed with CHERED_PAYMENTS_URL')
  return { url: url.replace(/\/+$/, ''), token }
}
