import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { systemClock } from '../escpos/clock.ts'
import { parseAgentConfig } from './config.ts'
import { openAgent } from './open-agent.ts'
import { pairAgent } from './pairing.ts'
import { forgetToken, keepToken, readToken } from './token-file.ts'

/**
 * The agent as a program. Environment: `CHERED_SERVER` (address of the server),
 * `CHERED_AGENT_CONFIG` (path of the configuration file), and optionally
 * `CHERED_AGENT_TOKEN`; without it the token is read from the file that the
 * configuration names, or got by pairing.
 */
const log = (message: string): void => console.log(`${new Date().toISOString()} ${message}`)

async function main(): Promise<void> {
  const serverUrl = process.env.CHERED_SERVER
  const configPath = process.env.CHERED_AGENT_CONFIG
  if (!serverUrl || !configPath) throw new Error('CHERED_SERVER and CHERED_AGENT_CONFIG have to be set')
  const config = parseAgentConfig(await readFile(configPath, 'utf8'))
  const tokenFile = resolve(dirname(configPath), config.tokenFile)
  const givenToken = process.env.CHERED_AGENT_TOKEN

  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())
  // A parent that started us and was killed cannot send a signal any more.
  process.once('disconnect', () => ending.abort())
  const ended = new Promise<void>((done) =>
    ending.signal.addEventListener('abort', () => done(), { once: true }),
  )

  while (!ending.signal.aborted) {
    const token = givenToken ?? (await readToken(tokenFile)) ?? (await pairedToken())
    const revoked = Promise.withResolvers<void>()
    const agent = openAgent({
      serverUrl,
      token,
      printers: config.printers,
      panels: config.panels,
      scanners: config.scanners,
      consoles: config.consoles,
      door: config.door,
      log,
      onRevoked: () => revoked.resolve(),
    })
    await Promise.race([ended, revoked.promise])
    await agent.close()
    if (ending.signal.aborted) break
    if (givenToken !== undefined) throw new Error('the server does not know the token of CHERED_AGENT_TOKEN')
    await forgetToken(tokenFile)
  }

  async function pairedToken(): Promise<string> {
    const { token } = await pairAgent({
      serverUrl: serverUrl!,
      name: config.name,
      clock: systemClock,
      signal: ending.signal,
      onCode: (code) => log(`pairing code ${code}: type it in on the administrator's page "Оборудование"`),
      log,
    })
    await keepToken(tokenFile, token)
    return token
  }
}

main()
  .catch((error: unknown) => {
    // An end by a signal during pairing is no failure.
    if (error instanceof Error && error.name === 'AbortError') return
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
  .finally(() => {
    // The parent's channel would keep the process alive.
    if (process.connected) process.disconnect()
  })
