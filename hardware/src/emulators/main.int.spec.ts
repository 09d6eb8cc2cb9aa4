import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConsoleConfigList } from '../buttons/console-config.ts'
import { openConsoles } from '../buttons/open-consoles.ts'
import { openPanels } from '../panels/open-panels.ts'
import { type PanelConfigInput, PanelConfigList } from '../panels/panel-config.ts'
import { openScanners } from '../scanners/open-scanners.ts'
import { ScannerConfigList } from '../scanners/scanner-config.ts'
import { until } from '../testing/until.ts'

interface Ready {
  readonly type: 'ready'
  readonly page: string
  readonly printers: readonly { printerId: string; address: { host: string; port: number }; dots: number }[]
  readonly panels: readonly PanelConfigInput[]
  readonly scanners: readonly unknown[]
  readonly consoles: readonly unknown[]
}

interface State {
  readonly printer: { readonly faults: string[] }
  readonly papers: readonly { id: number; widthMm: number }[]
  readonly panels: readonly { panelId: string; lines: string[]; faults: string[] }[]
  readonly scanner: { readonly name: string; readonly faults: string[] }
  readonly consoles: readonly {
    readonly consoleId: string
    readonly lamps: Readonly<Record<string, boolean>>
    readonly digits: string | null
    readonly faults: string[]
  }[]
}

let child: ChildProcess
let ready: Ready
let state: State | null
let events: AbortController

beforeEach(async () => {
  child = fork(new URL('main.ts', import.meta.url), { stdio: 'ignore' })
  ;[ready] = (await once(child, 'message')) as [Ready]
  state = null
  events = new AbortController()
})
afterEach(async () => {
  events.abort()
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
})

/** Keeps `state` at what the page is told, until the test ends. */
async function follow(): Promise<void> {
  const response = await fetch(`${ready.page}events`, { signal: events.signal })
  const read = async (): Promise<void> => {
    let text = ''
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      text += piece
      const messages = text.split('\n\n')
      text = messages.pop()!
      for (const message of messages) state = JSON.parse(message.slice('data: '.length))
    }
  }
  read().catch((error: Error) => {
    if (!events.signal.aborted) throw error
  })
  await until('the first state', () => state !== null)
}

const setFault = (device: string, fault: string, method: 'PUT' | 'DELETE', headers = {}) =>
  fetch(`${ready.page}devices/${device}/faults/${fault}`, { method, headers })
const ours = { 'x-chered': 'test' }

test('the reported panels are a configuration that the driver takes, and calls appear on the page', async () => {
  await follow()
  const config = PanelConfigList.parse(ready.panels)
  const status = new Map<string, string>()
  const panels = openPanels(config, (id, what) => status.set(id, what))
  panels.show(
    config.map(({ panelId, deskNumber }) => ({
      panelId,
      deskId: `desk-${deskNumber}` as never,
      deskNumber,
      show: { kind: 'called', ticket: { letter: 'А', number: deskNumber }, callNumber: 1 },
    })),
  )
  await until('five calls', () =>
    [1, 2, 3, 4, 5].every((desk) => state?.panels[desk - 1]?.lines[0]?.replace(' ', '').includes('А')),
  )
  expect(state?.panels[4]?.lines).toEqual(['А005'])
  await until('five statuses', () => [...status.values()].filter((one) => one === 'showing').length === 5)
  await panels.close()
})

test('a sheet that is cut appears on the page as a picture of its real size', async () => {
  await follow()
  const [printer] = ready.printers
  const socket = connect(printer!.address.port, printer!.address.host)
  const oneBlackRow = [0x1d, 0x76, 0x30, 0, 72, 0, 1, 0, ...Array<number>(72).fill(0xff)]
  socket.write(Uint8Array.from([0x1b, 0x40, ...oneBlackRow, 0x1d, 0x56, 0x00]))
  await until('the sheet', () => state?.papers.length === 1)
  socket.destroy()
  expect(state?.papers[0]?.widthMm).toBe(80)
  const picture = await fetch(`${ready.page}papers/${state?.papers[0]?.id}.png`)
  expect(picture.headers.get('content-type')).toBe('image/png')
  expect([...new Uint8Array(await picture.arrayBuffer()).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
})

test('faults are switched from the page, and never without its header', async () => {
  await follow()
  expect((await setFault('printer-1', 'paper-out', 'PUT')).status).toBe(403)
  expect((await setFault('printer-1', 'paper-out', 'PUT', ours)).status).toBe(204)
  await until('no paper', () => state?.printer.faults.includes('paper-out') === true)
  expect((await setFault('printer-1', 'paper-out', 'DELETE', ours)).status).toBe(204)
  await until('paper', () => state?.printer.faults.length === 0)
  expect((await setFault('panel-3', 'silent', 'PUT', ours)).status).toBe(204)
  await until('a hung panel', () => state?.panels[2]?.faults.includes('silent') === true)
  expect((await setFault('panel-3', 'paper-out', 'PUT', ours)).status).toBe(404)
  expect((await setFault('panel-9', 'silent', 'PUT', ours)).status).toBe(404)
  expect((await setFault('scanner-1', 'unplugged', 'PUT', ours)).status).toBe(204)
  await until('a cable pulled', () => state?.scanner.faults.includes('unplugged') === true)
})

test('a code held up on the page comes out of the reported scanner, and the page never shows it again', async () => {
  await follow()
  const codes: string[] = []
  const statuses: string[] = []
  const scanners = openScanners(ScannerConfigList.parse(ready.scanners), {
    onStatus: (_, status) => statuses.push(status),
    onCode: (_, text) => codes.push(text),
  })
  await until('reading', () => statuses.at(-1) === 'reading')
  const scan = (device: string, code: string, headers = {}) =>
    fetch(`${ready.page}devices/${device}/scans`, { method: 'POST', body: code, headers })
  expect((await scan('scanner-1', 'FOREIGN')).status).toBe(403)
  expect((await scan('scanner-9', 'NOWHERE', ours)).status).toBe(404)
  expect((await scan('scanner-1', 'x'.repeat(5_000), ours)).status).toBe(413)
  expect((await scan('scanner-1', 'ЗАПИСЬ-1', ours)).status).toBe(204)
  await until('the code', () => codes.length > 0)
  expect(codes).toEqual(['ЗАПИСЬ-1'])
  expect(JSON.stringify(state)).not.toContain('ЗАПИСЬ-1')
  await scanners.close()
})

test('a key pushed on the page comes out of the reported console, and its lamps are seen there', async () => {
  await follow()
  const config = ConsoleConfigList.parse(ready.consoles)
  const presses: string[] = []
  const consoles = openConsoles(config, {
    onStatus: () => undefined,
    async onPress({ consoleId, key }) {
      presses.push(`${consoleId} ${key}`)
      return 'refused'
    },
  })
  consoles.show(
    config.map(({ consoleId, deskNumber }) => ({
      consoleId,
      deskNumber,
      show: 'free',
      waiting: deskNumber,
      turn: 'turn',
    })),
  )
  const free = (at: number) => state?.consoles[at]?.lamps.free === true
  await until('all are lit', () => [0, 1, 2, 3, 4].every(free))
  await until('waiting', () => state?.consoles[2]?.digits === '3')
  const push = (path: string, headers = {}) =>
    fetch(`${ready.page}devices/${path}`, { method: 'POST', headers })
  expect((await push('console-3/keys/1')).status).toBe(403)
  expect((await push('console-9/keys/1', ours)).status).toBe(404)
  expect((await push('console-3/keys/20', ours)).status).toBe(404)
  expect((await push('console-3/keys/1', ours)).status).toBe(204)
  await until('the press', () => presses.length > 0)
  expect(presses).toEqual(['console-3 call'])
  await until('refused', () => state?.consoles[2]?.lamps.trouble === true)
  expect((await push('console-5/keys/0', ours)).status).toBe(204)
  await until('the one button', () => presses.length > 1)
  expect(presses[1]).toBe('console-5 next-step')
  expect((await setFault('console-3', 'power-off', 'PUT', ours)).status).toBe(204)
  await until('dark', () => state?.consoles[2]?.faults.includes('power-off') === true)
  expect(Object.values(state!.consoles[2]!.lamps)).not.toContain(true)
  expect((await setFault('console-3', 'paper-out', 'PUT', ours)).status).toBe(404)
  await consoles.close()
})

test('the page serves its own files and nothing else', async () => {
  const own = [
    '',
    'page.css',
    'page.js',
    'draw-panel.js',
    'draw-console.js',
    'fonts/golos-text-cyrillic-400-normal.woff2',
  ]
  const foreign = ['main.ts', 'fonts/..%2fpackage.json', 'papers/1.png']
  const status = async (path: string) => (await fetch(ready.page + path)).status
  expect(await Promise.all(own.map(status))).toEqual(own.map(() => 200))
  expect(await Promise.all(foreign.map(status))).toEqual(foreign.map(() => 404))
})

test('it ends with its parent', async () => {
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})
