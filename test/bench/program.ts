import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Program {
  readonly child: ChildProcess
  /** First address that it printed. */
  readonly address: string
  /** From its start to that line, ms. */
  readonly printedMs: number
  stop(): Promise<void>
}

/** Starts a program of the workspace in a process of its own and waits for the address that it prints. */
export async function startProgram(path: string, env: Record<string, string>): Promise<Program> {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const began = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const address = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = /https?:\/\/[^\s/]+:\d+/.exec(line)
      if (found) resolve(found[0])
    })
    child.on('exit', (code) => reject(new Error(`${path} ended with ${code}`)))
  })
  return {
    child,
    address,
    printedMs: performance.now() - began,
    async stop() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
