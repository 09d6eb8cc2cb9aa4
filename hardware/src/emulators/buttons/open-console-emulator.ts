import { type Listen, type ListenAddress, openDeviceLine } from '../panels/device-line.ts'
import type { ConsoleDevice, ConsoleLook } from './console-device.ts'
import { openModbusConsole } from './modbus-console.ts'
import { openOwnConsole, watchdogMs } from './own-console.ts'

/**
 * `noise`: the line crackles before each answer, and every third one is spoilt.
 * `lost-ack`: acknowledgements do not arrive; a Modbus unit knows none, there
 * every second answer is lost. `doubled`: each answer comes twice. `stuck`: a key
 * that was pressed stays down. `silent`: nothing is heard or said. `power-off`: no
 * power, and nothing is known of before when it returns.
 */
export const consoleFaults = ['noise', 'lost-ack', 'doubled', 'stuck', 'silent', 'power-off'] as const
export type ConsoleFault = (typeof consoleFaults)[number]

export type ConsoleModel =
  | { readonly kind: 'own-frame'; readonly unit: number }
  | {
      readonly kind: 'modbus'
      readonly unit: number
      readonly inputs: number
      readonly framing: 'rtu' | 'tcp'
    }

export interface EmulatedConsole {
  readonly model: ConsoleModel
  look(): ConsoleLook
  faults(): ConsoleFault[]
  setFault(fault: ConsoleFault, on: boolean): void
  down(key: number): void
  up(key: number): void
  /** Down, and up again as fast as a finger is. */
  press(key: number): void
  /** Called when the look or the faults have changed. */
  onChange(listener: () => void): () => void
}

/** A finger's short push. */
const pushMs = 200
/** A break, a start byte and half of a frame that never was. */
const crackle = Uint8Array.of(0x00, 0xff, 0xa5, 0x01, 0x07, 0x92, 0x03)

/** Several consoles on one line, each under its own number. */
export async function openConsoleEmulatorBus(bus: {
  readonly listen: Listen
  readonly consoles: readonly ConsoleModel[]
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number
}): Promise<{
  readonly address: ListenAddress
  readonly consoles: readonly EmulatedConsole[]
  close(): Promise<void>
}> {
  const now = bus.now ?? (() => performance.now())
  const places = bus.consoles.map((model) => openPlace(model, now))
  const line = await openDeviceLine(bus.listen, (bytes) => {
    for (const place of places) for (const answer of place.hear(bytes)) line.send(answer)
  })
  return {
    address: line.address,
    consoles: places.map((place) => place.console),
    async close() {
      for (const place of places) place.close()
      await line.close()
    },
  }
}

function openPlace(model: ConsoleModel, now: () => number) {
  let device = openDevice(model, now)
  const faults = new Set<ConsoleFault>()
  const listeners = new Set<() => void>()
  const timers = new Set<NodeJS.Timeout>()
  let answers = 0
  let watchdog: NodeJS.Timeout | undefined
  const look = (): ConsoleLook => {
    if (!faults.has('power-off')) return device.look()
    const { held, digits } = device.look()
    const lamps = { free: false, called: false, serving: false, trouble: false, done: false }
    return { lamps, held, digits: digits === null ? null : '' }
  }
  let seen = JSON.stringify(look())
  const changed = (): void => {
    for (const listener of [...listeners]) listener()
  }
  const lookAgain = (): void => {
    const newest = JSON.stringify(look())
    if (newest === seen) return
    seen = newest
    changed()
  }
  const after = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, ms)
    timer.unref()
    timers.add(timer)
  }
  const isDead = (): boolean => faults.has('silent') || faults.has('power-off')
  /** An acknowledgement is the one question of our own frames that nobody answers. */
  const isAck = (bytes: Uint8Array): boolean => model.kind === 'own-frame' && bytes[3] === 0x12
  const onLine = (answer: Uint8Array): Uint8Array[] => {
    answers += 1
    if (faults.has('lost-ack') && model.kind === 'modbus' && answers % 2 === 0) return []
    const spoilt =
      faults.has('noise') && answers % 3 === 0
        ? answer.map((byte, at) => (at === answer.length - 3 ? byte ^ 0x10 : byte))
        : answer
    const noisy = faults.has('noise') ? Buffer.concat([crackle, spoilt]) : spoilt
    return faults.has('doubled') ? [noisy, noisy] : [noisy]
  }

  const console: EmulatedConsole = {
    model,
    look,
    faults: () => consoleFaults.filter((fault) => faults.has(fault)),
    setFault(fault, on) {
      if (on) faults.add(fault)
      else {
        faults.delete(fault)
        // Fingers that were on the keys are not what the electronics remember.
        if (fault === 'power-off') device = openDevice(model, now)
        if (fault === 'stuck') for (const key of device.look().held) device.up(key)
      }
      seen = JSON.stringify(look())
      changed()
    },
    down(key) {
      if (!faults.has('power-off')) device.down(key)
      lookAgain()
      after(watchdogMs + 50, lookAgain)
    },
    up(key) {
      if (!faults.has('stuck')) device.up(key)
      lookAgain()
    },
    press(key) {
      console.down(key)
      after(pushMs, () => console.up(key))
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return {
    console,
    hear(bytes: Uint8Array): Uint8Array[] {
      if (isDead() || (faults.has('lost-ack') && isAck(bytes))) return []
      const said = device.hear(bytes).flatMap(onLine)
      lookAgain()
      clearTimeout(watchdog)
      watchdog = setTimeout(lookAgain, watchdogMs + 50)
      watchdog.unref()
      return said
    },
    close() {
      clearTimeout(watchdog)
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function openDevice(model: ConsoleModel, now: () => number): ConsoleDevice {
  return model.kind === 'own-frame' ? openOwnConsole(model.unit, now) : openModbusConsole(model, now)
}
