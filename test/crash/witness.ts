import { randomUUID } from 'node:crypto'
import type { Pool } from 'undici'

/** An order as it goes over the wire, and what has become of it so far. */
interface Press {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a program answered: a status below 400 and a JSON text, empty when there is none. */
export interface Acknowledged {
  readonly commandId: string
  readonly status: number
  readonly text: string
}

export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise'
}

/**
 * Sees what the clients of a program were told. A press that got no answer is
 * kept and pressed again with the same id until it gets one, as a screen does;
 * an answer that was given must be given again, letter for letter.
 */
export class Witness {
  readonly acknowledged = new Map<string, Acknowledged>()
  readonly #unsure = new Map<string, Press>()
  readonly #presses = new Map<string, Press>()
  readonly #told: () => void

  /** `told` is called for each answer, so that a kill can be timed by them. */
  constructor(told: () => void) {
    this.#told = told
  }

  get unsure(): readonly string[] {
    return [...this.#unsure.keys()]
  }

  /** A new press; null when the program died before it answered, or said no. */
  press(
    pool: Pool,
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Acknowledged | null> {
    const commandId = randomUUID()
    const press = {
      path,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ commandId, ...body }),
    }
    this.#unsure.set(commandId, press)
    this.#presses.set(commandId, press)
    return this.#send(pool, commandId, press)
  }

  /** The latest answer that `fits`: what a client that starts again knows of its past. */
  latest<T>(fits: (text: string) => T | null): T | null {
    for (const { text } of [...this.acknowledged.values()].reverse()) {
      const found = fits(text)
      if (found !== null) return found
    }
    return null
  }

  /** Presses again everything that got no answer. */
  async settle(pool: Pool): Promise<void> {
    await Promise.all([...this.#unsure].map(([commandId, press]) => this.#send(pool, commandId, press)))
  }

  /** Presses again something that was answered: the same answer has to come, or nothing from a dying program. */
  async repeat(pool: Pool, commandId: string): Promise<boolean> {
    const before = this.acknowledged.get(commandId)
    const press = this.#presses.get(commandId)
    if (!before || !press) throw new Error(`${commandId} was never answered`)
    const again = await this.#send(pool, commandId, press)
    if (again === null) return false
    if (again.text !== before.text || again.status !== before.status) {
      throw new BrokenPromise(`${commandId} was answered ${before.text} and then ${again.text}`)
    }
    return true
  }

  async #send(pool: Pool, commandId: string, press: Press): Promise<Acknowledged | null> {
    let status: number
    let text: string
    try {
      const { statusCode, body } = await pool.request({ method: 'POST', ...press })
      status = statusCode
      text = await body.text()
    } catch (error) {
      if (isDeath(error)) return null
      throw error
    }
    if (status >= 500) throw new BrokenPromise(`${press.path} answered ${status}: ${text}`)
    this.#unsure.delete(commandId)
    const said = { commandId, status, text }
    // A "no" caused nothing and need not be remembered by anybody.
    if (status >= 400 || isRefusal(text)) return null
    if (!this.acknowledged.has(commandId)) this.acknowledged.set(commandId, said)
    this.#told()
    return said
  }
}

function isRefusal(text: string): boolean {
  return text.startsWith('{"ok":false')
}

/** What a client sees of a program that is killed: the connection is reset, closed, refused, or cut in an answer. */
export function isDeath(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED|UND_ERR_ABORTED)$/.test(
      code,
    ) ||
    code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' ||
    code.startsWith('HPE_')
  )
}
