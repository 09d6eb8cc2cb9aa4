import { readQr } from './paper.ts'
import { until } from './until.ts'

export interface PaperOnPage {
  readonly id: number
  readonly widthMm: number
  readonly heightMm: number
}

/** What the page of the emulated devices shows, as it is sent to it. */
export interface DevicesSeen {
  readonly printer: { readonly name: string; readonly faults: readonly string[] }
  /** Newest first. */
  readonly papers: readonly PaperOnPage[]
  readonly panels: readonly {
    readonly panelId: string
    readonly deskNumber: number
    readonly lines: readonly string[]
    readonly faults: readonly string[]
  }[]
}

/** The emulated printer and panels, through the page that a person would use. */
export interface Emulators {
  seen(): Promise<DevicesSeen>
  setFault(deviceId: string, fault: string, on: boolean): Promise<void>
  /** The sheet that came out after those `known` before; throws when none does. */
  nextPaper(known: number): Promise<{ readonly png: Buffer; readonly qr: string }>
  /** How many sheets have come out so far. */
  papers(): Promise<number>
  panel(deskNumber: number): Promise<string>
}

/** `page` gives the present address of the emulators' page: a restarted program has a new one. */
export function openEmulators(page: () => Promise<string>): Emulators {
  const seen = async () => firstEvent(new URL('/events', await page()))
  return {
    seen,
    async setFault(deviceId, fault, on) {
      const url = new URL(`/devices/${deviceId}/faults/${fault}`, await page())
      const response = await fetch(url, { method: on ? 'PUT' : 'DELETE', headers: { 'x-chered': 'e2e' } })
      if (response.status !== 204) throw new Error(`${deviceId} has no fault ${fault}`)
    },
    async papers() {
      return (await seen()).papers[0]?.id ?? 0
    },
    async nextPaper(known) {
      const paper = await until('a sheet of paper', async () => {
        const { papers } = await seen()
        return papers.find(({ id }) => id === known + 1)
      })
      const response = await fetch(new URL(`/papers/${paper.id}.png`, await page()))
      const png = Buffer.from(await response.arrayBuffer())
      return { png, qr: await readQr(png) }
    },
    async panel(deskNumber) {
      const { panels } = await seen()
      const panel = panels.find((one) => one.deskNumber === deskNumber)
      if (panel === undefined) throw new Error(`there is no panel over desk ${deskNumber}`)
      return panel.lines.join(' ')
    },
  }
}

/** The page's stream begins with the whole present state. */
async function firstEvent(url: URL): Promise<DevicesSeen> {
  const response = await fetch(url)
  if (response.body === null) throw new Error('the emulators say nothing')
  let text = ''
  for await (const bytes of response.body) {
    text += Buffer.from(bytes).toString()
    const end = text.indexOf('\n\n')
    // Leaving the loop cancels the stream.
    if (end !== -1) return JSON.parse(text.slice('data: '.length, end)) as DevicesSeen
  }
  throw new Error('the emulators closed their stream')
}
