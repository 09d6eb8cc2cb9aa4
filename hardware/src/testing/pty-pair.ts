import { spawn, spawnSync } from 'node:child_process'

export interface PtyPair {
  readonly a: string
  readonly b: string
  /** Pulls the cable: both ends hang up and their paths vanish. */
  close(): Promise<void>
}

/** A machine with nothing but Node has no socat; tests over terminals are skipped there and run in CI. */
export const hasPtyPairs: boolean = spawnSync('socat', ['-V'], { stdio: 'ignore' }).status === 0

/** Two pseudo-terminals joined by socat: a null-modem cable without the modem lines. */
export function openPtyPair(): Promise<PtyPair> {
  const { promise, resolve, reject } = Promise.withResolvers<PtyPair>()
  const cable = spawn('socat', ['-d', '-d', 'pty,raw,echo=0', 'pty,raw,echo=0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const gone = new Promise<void>((tell) => cable.once('exit', () => tell()))
  const close = async (): Promise<void> => {
    cable.kill('SIGTERM')
    await gone
  }
  let said = ''
  cable.stderr.setEncoding('utf8')
  cable.stderr.on('data', (text: string) => {
    said += text
    const [a, b] = [...said.matchAll(/PTY is (\S+)/g)].map((match) => match[1])
    // "starting data transfer loop" comes last: before it bytes would be lost.
    if (a && b && said.includes('starting data transfer')) resolve({ a, b, close })
  })
  cable.once('error', reject)
  cable.once('exit', (code) => reject(new Error(`socat ended with ${code}: ${said}`)))
  return promise
}
