import { rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { DeskView } from '@chered/protocol/views'
import { Client } from 'undici'
import { askAt, liftWalkInLimit } from '../../probes/lift-walk-in-limit.ts'
import { quantile } from '../figures.ts'
import { asKiosk, benchFolder, json, newCommandId, ticketBody } from '../office.ts'
import { startProgram } from '../program.ts'
import { connectDesk, connectEcho } from './connections.ts'
import { deskCount, fileOf, hoursOfDay, sessionOfDesk, timesFaster } from './plan.ts'

/** Served a day by one desk of a busy office. */
const visitsOfDesk = 40
const rushCalls = 1500
const minute = 60_000 / timesFaster
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * (e) Sixty desks through a simulated day: from the press of "call next" to the
 * visitor standing on that desk's own screen, against a bare socket.io round
 * trip that the same desk makes right afterwards. Then the same without any
 * pause between presses, against as many bare round trips at once.
 */
export async function desks(): Promise<Record<string, number>> {
  const data = benchFolder()
  await writeOffice(data)
  const office = await startProgram('test/bench/desks/fast-office.ts', {
    CHERED_PORT: '0',
    CHERED_DATA: data,
    CHERED_OFFICE: fileOf(data),
    CHERED_DEVICES: 'off',
  })
  const bare = await startProgram('test/bench/bare/round-trip.ts', {})
  try {
    await liftWalkInLimit(askAt(office.address))
    const numbers = Array.from({ length: deskCount }, (_, i) => i + 1)
    const all = await Promise.all(numbers.map((n) => openDesk(office.address, bare.address, n)))
    const services = await walkInServices(data)

    const day: Sample[] = []
    const ends = performance.now() + hoursOfDay * 60 * minute
    const coming = visitors(office.address, services, ends)
    await Promise.all(all.map((desk) => desk.work(ends, day)))
    const issued = await coming

    const rush: Sample[] = []
    await fill(office.address, services, rushCalls + deskCount)
    let left = rushCalls
    await Promise.all(all.map((desk) => desk.hurry(() => left-- > 0, rush)))
    const echoes = await Promise.all(all.map((desk) => desk.echoes(Math.ceil(rushCalls / deskCount))))

    console.log(`  ${issued} tickets, ${day.length} calls in the simulated day, ${rush.length} in the rush`)
    say('the day', day)
    for (const desk of all) desk.close()
    const p = (samples: readonly Sample[], of: keyof Sample, q: number) =>
      quantile(
        samples.map((sample) => sample[of]),
        q,
      )
    const bareRush = echoes.flat()
    return {
      deskCallPerRoundTripP50: p(day, 'call', 0.5) / p(day, 'roundTrip', 0.5),
      deskCallPerRoundTripP99: p(day, 'call', 0.99) / p(day, 'roundTrip', 0.99),
      deskRushPerRoundTripP50: p(rush, 'call', 0.5) / quantile(bareRush, 0.5),
      deskRushPerRoundTripP99: p(rush, 'call', 0.99) / quantile(bareRush, 0.99),
    }
  } finally {
    await office.stop()
    await bare.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

interface Sample {
  /** Press to the visitor on the desk's screen, ms. */
  readonly call: number
  /** A bare round trip at the same moment, ms. */
  readonly roundTrip: number
}

function say(what: string, samples: readonly Sample[]): void {
  const of = (key: keyof Sample, q: number) =>
    quantile(
      samples.map((sample) => sample[key]),
      q,
    ).toFixed(2)
  console.log(
    `  ${what}: call p50 ${of('call', 0.5)} p99 ${of('call', 0.99)}, ` +
      `bare p50 ${of('roundTrip', 0.5)} p99 ${of('roundTrip', 0.99)} (ms, this run only)`,
  )
}

/** One specialist: a screen that follows the desk, and a hand that presses. */
async function openDesk(address: string, bare: string, n: number) {
  const deskId = `desk-${n}`
  const cookie = `chered-session=${sessionOfDesk(n)}`
  const http = new Client(address)
  const press = async (action: string, facts: object = {}) => {
    const { statusCode, body } = await http.request({
      method: 'POST',
      path: `/api/desks/${deskId}/${action}`,
      headers: { ...json, cookie, 'x-chered': '1' },
      body: JSON.stringify({ commandId: newCommandId(), ...facts }),
    })
    const answer = JSON.parse((await body.text()) || 'null') as { visitId?: string; code?: string } | null
    if (statusCode >= 300 && answer?.code !== 'nobody-waiting') {
      throw new Error(`${action} at ${deskId} answered ${statusCode} ${answer?.code}`)
    }
    return { ok: statusCode < 300, visitId: answer?.visitId }
  }
  const opened = await press('open')
  if (!opened.ok) throw new Error(`${deskId} did not open`)
  const screen = await connectDesk(address, deskId, cookie)
  const echo = await connectEcho(bare)

  /** One visitor from the call on; null when nobody waits. */
  async function call(): Promise<{ readonly visitId: string; readonly took: number } | null> {
    const began = performance.now()
    const { ok, visitId } = await press('call-next')
    if (!ok || visitId === undefined) return null
    await screen.shows((view: DeskView) => view.inFront?.visitId === visitId)
    return { visitId, took: performance.now() - began }
  }
  return {
    async work(ends: number, samples: Sample[]): Promise<void> {
      while (performance.now() < ends) {
        const called = await call()
        if (called === null) {
          await sleep(minute)
          continue
        }
        samples.push({ call: called.took, roundTrip: await echo.roundTrip() })
        await sleep(minute * Math.random())
        await press('start', { visitId: called.visitId })
        await sleep(((hoursOfDay * 60) / visitsOfDesk - 1) * minute * 2 * Math.random())
        await press('finish', { visitId: called.visitId })
      }
    },
    async hurry(more: () => boolean, samples: Sample[]): Promise<void> {
      while (more()) {
        const called = await call()
        if (called === null) return
        samples.push({ call: called.took, roundTrip: Number.NaN })
        await press('start', { visitId: called.visitId })
        await press('finish', { visitId: called.visitId })
      }
    },
    async echoes(count: number): Promise<number[]> {
      const found: number[] = []
      for (let i = 0; i < count; i++) found.push(await echo.roundTrip())
      return found
    },
    close(): void {
      screen.close()
      echo.close()
      void http.close()
    },
  }
}

async function issue(http: Client, serviceId: string): Promise<void> {
  const { statusCode, body } = await http.request({
    method: 'POST',
    path: '/api/tickets',
    headers: asKiosk,
    body: ticketBody(serviceId),
  })
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`a ticket was refused: ${text}`)
}

/** Visitors come a little faster than they are served, as on a bad day; gives how many. */
async function visitors(address: string, services: readonly string[], ends: number): Promise<number> {
  const http = new Client(address)
  const everyMs = (hoursOfDay * 60 * minute) / (visitsOfDesk * deskCount * 1.05)
  const began = performance.now()
  let issued = 0
  while (performance.now() < ends) {
    const due = Math.floor((performance.now() - began) / everyMs)
    if (issued >= due) await sleep(everyMs)
    else await issue(http, services[issued++ % services.length] ?? '')
  }
  await http.close()
  return issued
}

async function fill(address: string, services: readonly string[], count: number): Promise<void> {
  const http = new Client(address)
  for (let n = 0; n < count; n++) await issue(http, services[n % services.length] ?? '')
  await http.close()
}

const exampleFile = new URL('../../../packages/server/example/office.json', import.meta.url)

async function writeOffice(data: string): Promise<void> {
  const office = JSON.parse(await readFile(exampleFile, 'utf8'))
  const zone = office.zones[0].id
  office.desks = Array.from({ length: deskCount }, (_, i) => ({ id: `desk-${i + 1}`, number: i + 1, zone }))
  office.settings.hours = 'always'
  writeFileSync(fileOf(data), JSON.stringify(office))
}

async function walkInServices(data: string): Promise<readonly string[]> {
  const office = JSON.parse(await readFile(fileOf(data), 'utf8')) as {
    services: { id: string; channels: string[]; byAppointmentOnly?: boolean }[]
  }
  return office.services
    .filter(({ channels, byAppointmentOnly }) => channels.includes('kiosk') && !byAppointmentOnly)
    .map(({ id }) => id)
}
