import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { SimulatedPayments } from './office-payments.ts'

const SimulatorReady = z.object({
  type: z.literal('ready'),
  url: z.string(),
  token: z.string(),
  page: z.string(),
})

export interface LocalPayments {
  /** Where payments are set by hand; null when the simulator ended before it was ready. */
  readonly page: string | null
  close(): Promise<void>
}

const program = fileURLToPath(new URL('../../../test/simulators/payments/main.ts', import.meta.url))
const firstPayments = fileURLToPath(new URL('../example/payments.json', import.meta.url))
const restartMs = 2000

/**
 * Runs the simulated payment system beside the example office, as a program of
 * its own with a store of its own. One that dies is started again, and the
 * office is told its new address; until then the link is lost, as it could be.
 */
export async function openLocalPayments(parts: {
  /** Folder of the office's data; the simulator keeps its own file there. */
  readonly data: string
  readonly environment: NodeJS.ProcessEnv
  readonly onReady: (simulated: SimulatedPayments) => void
  readonly onWord: (program: string, line: string) => void
  readonly onTrouble: (message: string) => void
}): Promise<LocalPayments> {
  const env = {
    ...parts.environment,
    CHERED_PAYMENTS_SIMULATOR_FIRST: firstPayments,
    CHERED_PAYMENTS_SIMULATOR_BOOK: join(parts.data, 'simulated-payments.json'),
  }
  let child: ChildProcess | null = null
  let again: NodeJS.Timeout | undefined
  let page: string | null = null
  let closing = false

  /** Resolves when the simulator is ready, or has ended before it was. */
  function start(): Promise<void> {
    // The channel ties the child to us: when we are killed it notices and ends.
    const started = fork(program, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    child = started
    for (const stream of [started.stdout, started.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => parts.onWord('payments', line))
    }
    return new Promise((resolve) => {
      started.on('message', (message) => {
        const ready = SimulatorReady.safeParse(message)
        if (!ready.success) return
        page = ready.data.page
        parts.onReady(ready.data)
        resolve()
      })
      started.on('exit', (code) => {
        child = null
        resolve()
        if (closing) return
        parts.onTrouble(`the simulated payment system ended with ${code ?? -1}; starting it again`)
        again = setTimeout(() => start(), restartMs)
      })
    })
  }

  await start()
  return {
    page,
    async close() {
      closing = true
      clearTimeout(again)
      const last = child
      if (last === null) return
      const gone = new Promise((resolve) => last.once('exit', resolve))
      last.kill('SIGTERM')
      await gone
    },
  }
}
