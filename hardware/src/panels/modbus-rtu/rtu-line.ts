import { EventEmitter } from 'node:events'
import type { BytePort } from '../../port/byte-port.ts'
import { findAnswer } from './answer.ts'

/**
 * Our byte port in the shape that modbus-serial wants of a port: it is given
 * requests, and has to emit whole answers one at a time.
 *
 * modbus-serial matches an answer to the request by order alone. So only an
 * answer to the present request is let through: one that comes after its time
 * would confirm a write that the panel never did.
 */
export class RtuLine extends EventEmitter {
  readonly #port: BytePort
  #request: Uint8Array | null = null
  #heard: Uint8Array = new Uint8Array()
  readonly #unsubscribe: () => void

  constructor(port: BytePort) {
    super()
    this.#port = port
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
    this.#request = Uint8Array.from(request)
    this.#heard = new Uint8Array()
    // A lost line is told to the bus by the port itself; here no answer is expected any more.
    this.#port.write(this.#request).catch(() => {
      this.#request = null
    })
  }

  #hear(bytes: Uint8Array): void {
    if (this.#request === null) return
    this.#heard = Buffer.concat([this.#heard, bytes])
    const answer = findAnswer(this.#heard, this.#request)
    if (answer === null) return
    this.#request = null
    this.emit('data', Buffer.from(answer))
  }
}
