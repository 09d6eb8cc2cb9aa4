import { type ChildProcess, fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrinterId, PrintJobId } from '@chered/protocol/ids'
import { afterEach, expect, test } from 'vitest'
import { openPrinterEmulator } from '../emulators/printer/open-printer-emulator.ts'
import { until } from '../testing/until.ts'
import { exampleContent } from '../ticket/testing/example-content.ts'
import { openLiveServer } from './testing/live-server.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The agent as a process of its own, as the server starts it; killed at the end, and only it. */
async function openProgram(env: NodeJS.ProcessEnv, config: object) {
  const folder = await mkdtemp(join(tmpdir(), 'chered-agent-'))
  closers.push(() => rm(folder, { recursive: true }))
  const path = join(folder, 'agent.json')
  await writeFile(path, JSON.stringify(config))
  const child: ChildProcess = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), {
    env: { ...process.env, ...env, CHERED_AGENT_CONFIG: path },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  })
  let said = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (text) => (said += text))
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  closers.push(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await ended
  })
  return { child, ended, said: () => said }
}

async function openRig() {
  const server = await openLiveServer()
  closers.push(() => server.close())
  const emulator = await openPrinterEmulator({ model: 'epson', dots: 576, host: '127.0.0.1', port: 0 })
  closers.push(() => emulator.close())
  const printerId = PrinterId.parse('printer-1')
  const jobId = PrintJobId.parse('job-1')
  server.show({ jobs: [{ jobId, printerId, content: exampleContent, state: 'queued' }], panels: [] })
  const program = await openProgram(
    { CHERED_SERVER: server.url, CHERED_AGENT_TOKEN: 'token' },
    { printers: [{ printerId, name: 'Терминал', address: emulator.address }] },
  )
  return { server, emulator, program }
}

test('the program prints what is queued and ends with SIGTERM', async () => {
  const { emulator, program } = await openRig()
  await until('the paper', () => emulator.papers.length === 1, 20_000)
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
})

test('the program ends when the process that started it is gone', async () => {
  const { server, program } = await openRig()
  await until('hello', () => server.hellos.length > 0, 20_000)
  program.child.disconnect()
  expect(await program.ended).toBe(0)
})

test('the program without a server’s address says what is missing', async () => {
  const program = await openProgram({ CHERED_SERVER: '' }, {})
  expect(await program.ended).toBe(1)
  expect(program.said()).toContain('CHERED_SERVER and CHERED_AGENT_CONFIG have to be set')
})
