import type { PrinterStatus } from '@chered/protocol/devices'
import { expect, test } from 'vitest'
import { type BytePort, type OpenPort, PortLost } from '../port/byte-port.ts'
import { openMemoryPair } from '../port/memory.ts'
import { openPrinter } from './open-printer.ts'
import { printerLimits } from './printer-limits.ts'
import { printerProfiles } from './profile.ts'
import { openManualClock } from './testing/manual-clock.ts'

/** A printer that can be made deaf, on lines that can be refused; the clock is given. */
function openRig() {
  const clock = openManualClock()
  const opened: { at: number; line: BytePort }[] = []
  const statuses: PrinterStatus[] = []
  let refuse = false
  let deaf = false
  let paper = 0x12
  let refusedAt: number[] = []
  const openPort: OpenPort = async () => {
    if (refuse) {
      refusedAt.push(clock.now())
      throw new PortLost('nobody there')
    }
    const [ours, theirs] = openMemoryPair()
    theirs.onData((bytes) => {
      for (let i = 0; i + 2 < bytes.length; i++) {
        if (bytes[i] !== 0x10 || bytes[i + 1] !== 0x04 || deaf) continue
        void theirs.write(Uint8Array.of(bytes[i + 2] === 4 ? paper : 0x12))
      }
    })
    opened.push({ at: clock.now(), line: theirs })
    return ours
  }
  const printer = openPrinter({
    address: { kind: 'tcp', host: 'printer', port: 9100 },
    profile: printerProfiles.epson,
    openPort,
    clock,
    limits: printerLimits,
    onStatus: (status) => statuses.push(status),
    log: () => undefined,
  })
  return {
    clock,
    printer,
    opened,
    statuses,
    get refusedAt() {
      return refusedAt
    },
    refuse(is: boolean) {
      refuse = is
      refusedAt = []
    },
    deafen(is: boolean) {
      deaf = is
    },
    paper(bits: number) {
      paper = bits
    },
  }
}

test('an idle printer is asked every two seconds, so an empty roll is known before anybody presses', async () => {
  const rig = openRig()
  await rig.clock.advance(0)
  expect(rig.statuses).toEqual([{ state: 'ready', nearEnd: false }])
  rig.paper(0x12 | 0x60)
  await rig.clock.advance(1_999)
  expect(rig.statuses).toHaveLength(1)
  await rig.clock.advance(1)
  expect(rig.statuses.at(-1)).toEqual({ state: 'not-ready', problem: 'paper-out' })
})

test('one missed answer is forgiven, two make the printer silent', async () => {
  const rig = openRig()
  await rig.clock.advance(0)
  rig.deafen(true)
  await rig.clock.advance(printerLimits.idlePollMs + printerLimits.replyMs)
  expect(rig.printer.status.state).toBe('ready')
  await rig.clock.advance(printerLimits.idlePollMs + printerLimits.replyMs)
  expect(rig.printer.status).toEqual({ state: 'not-ready', problem: 'silent' })
})

test('a printer that stays silent gets a new line, never the old one again', async () => {
  const rig = openRig()
  await rig.clock.advance(0)
  rig.deafen(true)
  await rig.clock.advance(20_000)
  expect(rig.opened.length).toBeGreaterThan(1)
  expect(rig.opened[0]!.line.closed).toBe(true)
  rig.deafen(false)
  await rig.clock.advance(10_000)
  expect(rig.printer.status).toEqual({ state: 'ready', nearEnd: false })
})

test('a lost line is opened again after pauses that grow to five seconds', async () => {
  const rig = openRig()
  await rig.clock.advance(0)
  rig.refuse(true)
  await rig.opened[0]!.line.close()
  await rig.clock.advance(0)
  const lostAt = rig.clock.now()
  expect(rig.printer.status).toEqual({ state: 'not-ready', problem: 'unreachable' })
  await rig.clock.advance(20_000)
  expect(rig.refusedAt.map((at) => at - lostAt)).toEqual([500, 1_500, 3_500, 7_500, 12_500, 17_500])
  rig.refuse(false)
  await rig.clock.advance(5_000)
  expect(rig.printer.status.state).toBe('ready')
})

test('a ticket for a printer that is not reached is not sent after three seconds', async () => {
  const rig = openRig()
  rig.refuse(true)
  await rig.clock.advance(0)
  await rig.opened[0]?.line.close()
  await rig.clock.advance(0)
  const printing = rig.printer.print({ kind: 'bytes', bytes: new Uint8Array(1) }, async () => true)
  await rig.clock.advance(3_000)
  expect(await printing).toEqual({ state: 'not-sent', problem: 'unreachable' })
})

test('a ticket whose confirmation never comes is unknown after thirty seconds', async () => {
  const rig = openRig()
  await rig.clock.advance(0)
  const printing = rig.printer.print({ kind: 'bytes', bytes: Uint8Array.of(0x41) }, async () => true)
  let result: unknown = null
  void printing.then((one) => {
    result = one
  })
  await rig.clock.advance(printerLimits.confirmMs - 1)
  expect(result).toBeNull()
  await rig.clock.advance(2_000)
  expect(result).toEqual({ state: 'unknown', reason: 'no-confirmation' })
})
