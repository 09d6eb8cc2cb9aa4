import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A program that will be killed. */
export interface Victim {
  /** The address that it printed; null when it was killed before it came to that. */
  readonly address: Promise<string | null>
  /** As a power cut does it: no signal handler runs, no buffer is written out. */
  kill(): Promise<void>
  /** Makes sure that it is gone, whatever state it is in. */
  end(): void
}

/** Starts a program of the workspace. One that ends by itself before it was killed is an error. */
export function openVictim(path: string, environment: Readonly<Record<string, string>>): Victim {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url))
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += chunk
  })
  let killed = false
  const exited = once(child, 'exit')
  const address = new Promise<string | null>((resolve, reject) => {
    if (child.stdout === null) throw new Error('a program without output')
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /https?:\/\/[^\s/]+:\d+/.exec(line)
      if (found) resolve(found[0])
    })
    child.on('exit', (code) => {
      if (killed) resolve(null)
      else reject(new Error(`${path} ended by itself with ${code}: ${said}`))
    })
  })
  // Whoever waits for the address sees the error; nobody may be waiting when the kill comes first.
  address.catch(() => undefined)
  return {
    address,
    async kill() {
      if (child.exitCode !== null)
        throw new Error(`${path} had ended by itself with ${child.exitCode}: ${said}`)
      killed = true
      child.kill('SIGKILL')
      await exited
    },
    end() {
      killed = true
      child.kill('SIGKILL')
    },
  }
}
