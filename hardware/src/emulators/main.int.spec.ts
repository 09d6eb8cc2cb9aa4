import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openPanels } from '../panels/open-panels.ts'
import { type PanelConfigInput, PanelConfigList } from '../panels/panel-config.ts'
import { until } from '../testing/until.ts'

interface Ready {
  readonly type: 'ready'
  readonly page: string
  readonly printers: readonly { printerId: string; address: { host: string; port: number }; dots: number }[]
  readonly panels: readonly PanelConfigInput[]
}

interface State {
  readonly printer: { readonly faults: string[] }
  readonly papers: readonly { id: number; widthMm: number }[]
  readonly panels: readonly { panelId: string; lines: string[]; faults: string[] }[]
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
})

test('the page serves its own files and nothing else', async () => {
  const own = ['', 'page.css', 'page.js', 'draw-panel.js', 'fonts/golos-text-cyrillic-400-normal.woff2']
  const foreign = ['main.ts', 'fonts/..%2fpackage.json', 'papers/1.png']
  const status = async (path: string) => (await fetch(ready.page + path)).status
  expect(await Promise.all(own.map(status))).toEqual(own.map(() => 200))
  expect(await Promise.all(foreign.map(status))).toEqual(foreign.map(() => 404))
})

test('it ends with its parent', async () => {
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([0, null])
})
