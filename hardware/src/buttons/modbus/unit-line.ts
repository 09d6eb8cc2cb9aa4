import { EventEmitter } from 'node:events'
import type { BytePort } from '../../port/byte-port.ts'
import type { UnitFraming } from './unit-framing.ts'

/**
 * Our byte port in the shape that modbus-serial wants of a port: it is given
 * requests, and has to emit whole answers one at a time. modbus-serial matches
 * an answer to the request by order alone, so only an answer to the present
 * request is let through.
 */
export class UnitLine extends EventEmitter {
  readonly #port: BytePort
  readonly #framing: UnitFraming
  #isAsked = false
  #heard: Uint8Array = new Uint8Array()
  readonly #unsubscribe: () => void

  constructor(port: BytePort, framing: UnitFraming) {
    super()
    this.#port = port
    this.#framing = framing
    this.#unsubscribe = port.onData((bytes) => this.#hear(bytes))
  }

  get isOpen(): boolean {
    return !this.#port.closed
  }

  open(opened: (error?: Error) => void): void {
    opened()
  }

  close(closed: (error?: Error) => void): void {
    this.#unsubscribe()
    closed()
  }

  write(request: Uint8Array): void {
    this.#isAsked = true
    this.#heard = new Uint8Array()
    // A lost line is told to the bus by the port itself; here no answer is expected any more.
    this.#port.write(this.#framing.wrap(Uint8Array.from(request))).catch(() => {
      this.#isAsked = false
    })
  }

  /** What still comes for the question that was given up is not for the next one. */
  giveUp(): void {
    this.#isAsked = false
  }

  #hear(bytes: Uint8Array): void {
    if (!this.#isAsked) return
    this.#heard = Buffer.concat([this.#heard, bytes])
    const answer = this.#framing.find(this.#heard)
    if (answer === null) return
    this.#isAsked = false
    this.emit('data', Buffer.from(answer))
  }
}
