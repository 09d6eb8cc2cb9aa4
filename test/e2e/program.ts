import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Start } from './start-facts.ts'
import { until } from './until.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** From the order to start until the last address stands there, on a busy machine. */
const startWithinMs = 60_000

/** The program of the office as `npm start` runs it, in a folder of its own. */
export interface Program {
  /** `http://127.0.0.1:port`; the same after a restart. */
  readonly address: string
  /** What the start page tells: logins, links, the emulators' page of the present run. */
  start(): Promise<Start>
  /** Ends the program as the system does, with SIGTERM, and waits for it and its children. */
  stop(): Promise<void>
  /** Ends the program as a power cut does, and waits until its children have noticed. */
  kill(): Promise<void>
  /** Runs it again on the same port and the same folder. */
  run(): Promise<void>
  /** Ends everything and removes the folder. */
  close(): Promise<void>
}

interface Running {
  readonly child: ChildProcess
  readonly address: string
}

/**
 * Starts the program with an empty folder and any free port. `environment` adds
 * to what the program is told; `officeFile` describes the office of the first start.
 */
export async function openProgram(options: {
  readonly officeFile: string
  readonly environment?: Readonly<Record<string, string>>
}): Promise<Program> {
  const data = await mkdtemp(join(tmpdir(), 'chered-e2e-'))
  let running: Running | null = null
  let port = '0'

  async function run(): Promise<void> {
    running = await spawnProgram({
      CHERED_PORT: port,
      CHERED_DATA: data,
      CHERED_OFFICE: options.officeFile,
      CHERED_LOG: 'warn',
      ...options.environment,
    })
    port = new URL(running.address).port
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const ending = running
    running = null
    if (ending === null) return
    ending.child.kill(signal)
    await groupEnded(ending.child)
  }

  await run()
  return {
    get address() {
      return `http://127.0.0.1:${port}`
    },
    async start() {
      const response = await fetch(`http://127.0.0.1:${port}/api/start`)
      return (await response.json()) as Start
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    run,
    async close() {
      await end('SIGTERM')
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** The program and its children are one process group; nothing of it may outlive the program. */
async function groupEnded(child: ChildProcess): Promise<void> {
  const group = -(child.pid ?? 0)
  const alive = () => {
    try {
      process.kill(group, 0)
      return true
    } catch {
      return false
    }
  }
  try {
    await until('the program and its children have ended', () => !alive(), 30_000)
  } catch (error) {
    if (alive()) process.kill(group, 'SIGKILL')
    throw error
  }
}

/** What the machine says, without what it says to an office of its own. */
function foreignEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('CHERED_'))
  return { ...Object.fromEntries(kept), NODE_OPTIONS: '' }
}

function spawnProgram(environment: Readonly<Record<string, string>>): Promise<Running> {
  const child = spawn(process.execPath, ['packages/server/src/main.ts'], {
    cwd: root,
    // Every journey starts four programs anew: what was compiled once is kept.
    env: {
      ...foreignEnvironment(),
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  return new Promise((resolve, reject) => {
    let said = ''
    const timer = setTimeout(() => fail('did not start in time'), startWithinMs)
    const fail = (why: string) => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      reject(new Error(`the program ${why}:\n${said}`))
    }
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal} before it was up`))
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString()
    })
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      // The addresses are the last lines, one a line: the administrator's, then the emulators' if there are any.
      const address = /^(http:\/\/\S+)\/admin\/ .*\n/m.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(timer)
      child.removeAllListeners('exit')
      resolve({ child, address })
    })
  })
}
