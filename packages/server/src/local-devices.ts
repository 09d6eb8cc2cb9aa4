import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** What the emulators' program says when it is up: its page, and the agent's configuration for it. */
const EmulatorsReady = z.object({
  type: z.literal('ready'),
  page: z.string(),
  printers: z.array(z.unknown()),
  panels: z.array(z.unknown()),
  scanners: z.array(z.unknown()),
  consoles: z.array(z.unknown()),
})

export interface LocalDevices {
  /** Page of the emulators, null when real devices are configured. */
  readonly emulators: string | null
  close(): Promise<void>
}

export interface LocalDevicesParts {
  readonly serverUrl: string
  readonly agentToken: () => string
  /** Configuration of real devices; null runs the emulators. */
  readonly agentConfig: string | null
  readonly environment: NodeJS.ProcessEnv
  /** A line that one of the programs wrote. */
  readonly onWord: (program: string, line: string) => void
  readonly onTrouble: (message: string) => void
}

const program = (name: string) => fileURLToPath(import.meta.resolve(`@chered/hardware/${name}`))

/**
 * Runs the agent of this PC, and in the example office the emulated devices, in
 * processes of their own: rendering and slow lines never hold up the hall. A
 * program that dies is started again, ever more slowly.
 */
export async function openLocalDevices(parts: LocalDevicesParts): Promise<LocalDevices> {
  const children = new Set<ChildProcess>()
  let closing = false
  const start = (name: string, env: NodeJS.ProcessEnv, again: (exited: number) => void) => {
    // The channel ties the child to us: when we are killed it notices and ends.
    const child = fork(program(name), {
      env: { ...parts.environment, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    children.add(child)
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', (line) => parts.onWord(name, line))
    }
    child.on('exit', (code) => {
      children.delete(child)
      if (!closing) again(code ?? -1)
    })
    return child
  }

  let emulators: string | null = null
  let folder: string | null = null
  let agentConfig = parts.agentConfig
  if (agentConfig === null) {
    const child = start('emulators/main', {}, (code) =>
      parts.onTrouble(`emulators ended with ${code}; restart the example office`),
    )
    const ready = await new Promise<z.infer<typeof EmulatorsReady>>((resolve, reject) => {
      child.on('message', (message) => {
        const parsed = EmulatorsReady.safeParse(message)
        if (parsed.success) resolve(parsed.data)
      })
      child.on('exit', (code) => reject(new Error(`emulators ended with ${code} before they were ready`)))
    })
    emulators = ready.page
    folder = mkdtempSync(join(tmpdir(), 'chered-'))
    agentConfig = join(folder, 'agent.json')
    const { printers, panels, scanners, consoles } = ready
    writeFileSync(agentConfig, JSON.stringify({ printers, panels, scanners, consoles }))
  }
  const env = { CHERED_SERVER: parts.serverUrl, CHERED_AGENT_CONFIG: agentConfig }
  let pause = 500
  const agent = () =>
    start('agent/main', { ...env, CHERED_AGENT_TOKEN: parts.agentToken() }, (code) => {
      parts.onTrouble(`the agent of this PC ended with ${code}; starting it again`)
      setTimeout(() => {
        if (!closing) agent()
      }, pause)
      pause = Math.min(pause * 2, 30_000)
    })
  agent()

  return {
    emulators,
    async close() {
      closing = true
      const gone = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)))
      for (const child of children) child.kill('SIGTERM')
      await Promise.all(gone)
      if (folder !== null) rmSync(folder, { recursive: true, force: true })
    },
  }
}
