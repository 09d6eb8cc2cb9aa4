import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { openPaymentSimulator } from './open-payment-simulator.ts'
import { PaymentBook } from './payment-book.ts'

/**
 * The simulated payment system of the example office, as a program.
 *
 * Env: `CHERED_HOST` (default 127.0.0.1) and `CHERED_PAYMENTS_SIMULATOR_PORT`
 * (default 0) are its address, `CHERED_PAYMENTS_SIMULATOR_BOOK` its own store (in
 * memory without one), `CHERED_PAYMENTS_SIMULATOR_FIRST` a file with the payments
 * that it begins with. Tells its parent `{ type: 'ready', url, token, page }`, or
 * prints it when there is no parent. Ends with SIGTERM, SIGINT or the parent.
 */
const env = process.env
const port = Number(env.CHERED_PAYMENTS_SIMULATOR_PORT ?? 0)
if (!Number.isInteger(port) || port < 0 || port > 65535) {
  process.stderr.write(
    `CHERED_PAYMENTS_SIMULATOR_PORT is not a port: ${env.CHERED_PAYMENTS_SIMULATOR_PORT}\n`,
  )
  process.exit(2)
}
const { CHERED_PAYMENTS_SIMULATOR_BOOK: file, CHERED_PAYMENTS_SIMULATOR_FIRST: first } = env
const payments = first === undefined ? [] : JSON.parse(readFileSync(first, 'utf8')).payments
const token = randomBytes(16).toString('base64url')
const simulator = await openPaymentSimulator({
  book: new PaymentBook(file ?? null, payments),
  token,
  host: env.CHERED_HOST ?? '127.0.0.1',
  port,
})

const ready = { type: 'ready' as const, url: simulator.url, token, page: `${simulator.url}/` }
if (process.send) process.send(ready)
else process.stdout.write(`${JSON.stringify(ready, null, 2)}\n`)

let ending = false
const end = async (): Promise<void> => {
  if (ending) return
  ending = true
  await simulator.close()
  process.exit(0)
}
process.on('SIGTERM', end)
process.on('SIGINT', end)
process.on('disconnect', end)
