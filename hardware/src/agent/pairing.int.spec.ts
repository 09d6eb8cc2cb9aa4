import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Clock } from '../escpos/clock.ts'
import { until } from '../testing/until.ts'
import { pairAgent } from './pairing.ts'
import { forgetToken, keepToken, readToken } from './token-file.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** Pairing as the protocol has it; each code lives for three polls. */
async function openPairingServer() {
  const asked: string[] = []
  let started = 0
  let confirmed = false
  let isDown = false
  const http = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    asked.push(`${request.url} ${body}`)
    const say = (status: number, answer: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    if (isDown) return say(503, { code: 'storage-unavailable' })
    if (request.url === '/api/devices/pairings') {
      started++
      return say(200, {
        pairingId: `pair-${started}`,
        code: `00000${started}`,
        secret: 'secret',
        expiresAt: started * 3,
      })
    }
    return say(
      200,
      confirmed ? { state: 'confirmed', deviceId: 'device-1', token: 'token-1' } : { state: 'waiting' },
    )
  })
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
  closers.push(() => new Promise((done) => http.close(done).closeAllConnections()))
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked,
    confirm() {
      confirmed = true
    },
    down(is: boolean) {
      isDown = is
    },
  }
}

/** Every pause is over at once and is one millisecond long. */
function quickClock(): Clock {
  let now = 0
  return {
    now: () => now,
    after(_, callback) {
      const timer = setImmediate(() => {
        now++
        callback()
      })
      return () => clearImmediate(timer)
    },
  }
}

function pair(serverUrl: string, signal = new AbortController().signal) {
  const codes: string[] = []
  const paired = pairAgent({
    serverUrl,
    name: 'Терминал у входа',
    clock: quickClock(),
    signal,
    onCode: (code) => codes.push(code),
    log: () => undefined,
  })
  return { codes, paired }
}

test('the agent shows a code and gets its token once the administrator has typed it in', async () => {
  const server = await openPairingServer()
  const { codes, paired } = pair(server.url)
  await until('a code is shown', () => codes.length > 0)
  expect(codes[0]).toBe('000001')
  server.confirm()
  expect(await paired).toEqual({ token: 'token-1' })
  expect(server.asked[0]).toBe('/api/devices/pairings {"kind":"agent","name":"Терминал у входа"}')
  expect(server.asked.at(-1)).toMatch(/^\/api\/devices\/pairings\/pair-\d+\/collect \{"secret":"secret"\}$/)
})

test('a code that ran out is replaced by a new one', async () => {
  const server = await openPairingServer()
  const ending = new AbortController()
  const { codes, paired } = pair(server.url, ending.signal)
  await until('a second code', () => codes.length >= 2)
  ending.abort()
  await expect(paired).rejects.toThrow()
})

test('a server that is down is asked again', async () => {
  const server = await openPairingServer()
  server.down(true)
  const { codes, paired } = pair(server.url)
  await until('asked twice', () => server.asked.length >= 2)
  expect(codes).toEqual([])
  server.down(false)
  server.confirm()
  expect(await paired).toEqual({ token: 'token-1' })
})

test('the token is kept for this user alone, replaced whole and forgotten', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chered-token-'))
  closers.push(() => rm(folder, { recursive: true }))
  const path = join(folder, 'token')
  expect(await readToken(path)).toBeNull()
  await keepToken(path, 'one')
  await keepToken(path, 'two')
  expect(await readToken(path)).toBe('two')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readFile(path, 'utf8')).toBe('two\n')
  await writeFile(path, '\n')
  expect(await readToken(path)).toBeNull()
  await forgetToken(path)
  await forgetToken(path)
  expect(await readToken(path)).toBeNull()
})
