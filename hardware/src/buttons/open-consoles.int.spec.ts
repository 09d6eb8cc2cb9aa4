import type { ConsoleWish } from '@chered/protocol/agent'
import { ConsoleId } from '@chered/protocol/ids'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type ConsoleModel,
  type EmulatedConsole,
  openConsoleEmulatorBus,
} from '../emulators/buttons/open-console-emulator.ts'
import type { Listen } from '../emulators/panels/device-line.ts'
import { hasPtyPairs, openPtyPair } from '../testing/pty-pair.ts'
import { until } from '../testing/until.ts'
import { ConsoleConfigList } from './console-config.ts'
import { type ConsolePress, type Consoles, openConsoles } from './open-consoles.ts'

const times = {
  openMs: 500,
  stallMs: 500,
  answerMs: 120,
  pollMs: 10,
  retryMs: 30,
  renewMs: 2_000,
  staleMs: 1_500,
  checkMs: 300,
  refusedMs: 60_000,
  doneMs: 60_000,
  reconnectMs: [10, 50],
} as const

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

interface Rig {
  readonly consoles: Consoles
  /** Two on one line. */
  readonly emulated: readonly EmulatedConsole[]
  readonly presses: ConsolePress[]
  readonly statuses: { readonly consoleId: string; readonly status: string }[]
  /** What comes of a press. */
  outcome: 'done' | 'refused'
}

const keys = ['call', 'recall', 'start', 'finish'] as const
const ids = ['console-1', 'console-2'].map((id) => ConsoleId.parse(id))
const wish = (at: number, change: Partial<ConsoleWish> = {}): ConsoleWish => ({
  consoleId: ids[at]!,
  deskNumber: at + 1,
  show: 'free',
  waiting: 7,
  turn: `turn of ${at + 1}`,
  ...change,
})

async function drive(
  listen: Listen,
  address: ((listening: Listen) => unknown) | unknown,
  models: readonly ConsoleModel[],
  options: object,
): Promise<Rig> {
  const bus = await openConsoleEmulatorBus({ listen, consoles: models })
  closers.push(() => bus.close())
  const presses: ConsolePress[] = []
  const statuses: Rig['statuses'] = []
  const first = models[0]!.kind === 'modbus' ? 0 : 1
  const config = models.map(({ kind, unit }, at) => ({
    consoleId: ids[at],
    deskNumber: at + 1,
    kind,
    unit,
    address: typeof address === 'function' ? address(bus.address) : address,
    keys: Object.fromEntries(keys.map((key, number) => [String(number + first), key])),
    ...options,
  }))
  const rig: Omit<Rig, 'consoles'> & { consoles?: Consoles } = {
    emulated: bus.consoles,
    presses,
    statuses,
    outcome: 'done',
  }
  rig.consoles = openConsoles(
    ConsoleConfigList.parse(config),
    {
      onStatus: (consoleId, status) => statuses.push({ consoleId, status }),
      async onPress(press) {
        presses.push(press)
        return rig.outcome
      },
    },
    { times },
  )
  closers.push(() => rig.consoles!.close())
  rig.consoles.show([wish(0), wish(1)])
  await until('both work', () => ids.every((id) => statusOf(rig as Rig, id) === 'working'))
  await until('both are lit', () => bus.consoles.every((one) => one.look().lamps.free))
  await until('every key was seen up', seenFor(restMs))
  return rig as Rig
}

/** True when so much time is over. */
function seenFor(ms: number): () => boolean {
  const from = performance.now()
  return () => performance.now() - from > ms
}

const statusOf = ({ statuses }: Rig, id: string) =>
  statuses.findLast(({ consoleId }) => consoleId === id)?.status

const tcp: Listen = { kind: 'tcp', host: '127.0.0.1', port: 0 }
const own: ConsoleModel[] = [
  { kind: 'own-frame', unit: 3 },
  { kind: 'own-frame', unit: 9 },
]
const units = (framing: 'rtu' | 'tcp'): ConsoleModel[] => [
  { kind: 'modbus', unit: 3, inputs: 8, framing },
  { kind: 'modbus', unit: 9, inputs: 8, framing },
]
const lamps = { free: 0, called: 1, serving: 2, trouble: 3, done: 4 }

async function overPty(models: readonly ConsoleModel[], options: object): Promise<Rig> {
  const cable = await openPtyPair()
  closers.push(() => cable.close())
  return drive({ kind: 'serial', path: cable.b }, { kind: 'serial', path: cable.a }, models, options)
}
const overTcp = (models: readonly ConsoleModel[], options: object) =>
  drive(tcp, (listening: Listen) => listening, models, options)

const rigs: [string, () => Promise<Rig>][] = [
  ['our frames over TCP', () => overTcp(own, {})],
  ['Modbus RTU over TCP', () => overTcp(units('rtu'), { lamps })],
  ['Modbus TCP', () => overTcp(units('tcp'), { lamps, framing: 'tcp' })],
]
if (hasPtyPairs) {
  rigs.push(
    ['our frames over a serial line', () => overPty(own, {})],
    ['Modbus RTU over a serial line', () => overPty(units('rtu'), { lamps })],
  )
}

/** Key numbers of `call` and `recall`, which differ by the kind. */
const keysOf = ({ emulated }: Rig): readonly [number, number] =>
  emulated[0]!.model.kind === 'modbus' ? [0, 1] : [1, 2]

/** Longer than a key has to be up before it counts again, looks at it included. */
const restMs = 150

/** Holds a key down until its press has come, lets it go and leaves it up for a while. */
async function push(rig: Rig, at: number, key: number): Promise<void> {
  const from = rig.presses.length
  rig.emulated[at]!.down(key)
  await until('the press', () => rig.presses.length > from)
  await rest(rig, at, key)
}

async function rest(rig: Rig, at: number, key: number): Promise<void> {
  rig.emulated[at]!.up(key)
  await until('a rest', seenFor(restMs))
}

describe.each(rigs)('%s', (_, open) => {
  test('a press comes once, from its own console, with the turn that its lamps told of', async () => {
    const rig = await open()
    const [call, recall] = keysOf(rig)
    await push(rig, 1, call)
    await push(rig, 0, recall)
    expect(rig.presses).toEqual([
      { consoleId: 'console-2', key: 'call', turn: 'turn of 2' },
      { consoleId: 'console-1', key: 'recall', turn: 'turn of 1' },
    ])
  })

  test('lamps follow the newest wish, and tell what came of a press', async () => {
    const rig = await open()
    const [call, recall] = keysOf(rig)
    const [first] = rig.emulated
    rig.consoles.show([wish(0, { show: 'called', waiting: 120 }), wish(1)])
    await until('called', () => first!.look().lamps.called && !first!.look().lamps.free)
    if (first!.model.kind === 'own-frame') expect(first!.look().digits).toBe('99')
    rig.outcome = 'done'
    await push(rig, 0, call)
    await until('done', () => first!.look().lamps.done)
    rig.outcome = 'refused'
    await push(rig, 0, recall)
    await until('refused', () => first!.look().lamps.trouble && !first!.look().lamps.done)
    expect(rig.emulated[1]!.look().lamps).toMatchObject({ free: true, trouble: false, done: false })
  })

  test('a press while nobody knows the hall is refused by the lamp and never told', async () => {
    const rig = await open()
    const [call, recall] = keysOf(rig)
    rig.consoles.linkLost()
    await until('trouble', () => rig.emulated.every((one) => one.look().lamps.trouble))
    rig.emulated[0]!.down(call)
    await rest(rig, 0, call)
    rig.consoles.show([wish(0), wish(1)])
    await until('lit', () => rig.emulated[1]!.look().lamps.free)
    await push(rig, 0, recall)
    await push(rig, 1, recall)
    expect(rig.presses.map(({ key }) => key)).toEqual(['recall', 'recall'])
  })

  test.each(['noise', 'lost-ack', 'doubled'] as const)('with %s each press counts once', async (fault) => {
    const rig = await open()
    const [call, recall] = keysOf(rig)
    for (const one of rig.emulated) one.setFault(fault, true)
    await push(rig, 0, call)
    await push(rig, 1, recall)
    for (const one of rig.emulated) one.setFault(fault, false)
    await until('both answer again', seenFor(restMs))
    await push(rig, 0, recall)
    expect(rig.presses.map(({ consoleId, key }) => `${consoleId} ${key}`)).toEqual([
      'console-1 call',
      'console-2 recall',
      'console-1 recall',
    ])
  })

  test('a stuck key is one press and leaves the other keys alone', async () => {
    const rig = await open()
    const [call, recall] = keysOf(rig)
    rig.emulated[0]!.setFault('stuck', true)
    await push(rig, 0, call)
    expect(rig.emulated[0]!.look().held).toEqual([call])
    await push(rig, 0, recall)
    expect(rig.presses.map(({ key }) => key)).toEqual(['call', 'recall'])
  })

  test('a silent console is told, leaves the others alone, and gives nothing of what was pressed meanwhile', async () => {
    const rig = await open()
    const [call, recall] = keysOf(rig)
    rig.emulated[0]!.setFault('silent', true)
    await until('told', () => statusOf(rig, 'console-1') === 'unreachable')
    expect(statusOf(rig, 'console-2')).toBe('working')
    rig.emulated[0]!.down(call)
    await push(rig, 1, call)
    await until('too long ago', seenFor(times.staleMs))
    rig.emulated[0]!.setFault('silent', false)
    await until('back', () => statusOf(rig, 'console-1') === 'working')
    await rest(rig, 0, call)
    await push(rig, 0, recall)
    expect(rig.presses.map(({ consoleId, key }) => `${consoleId} ${key}`)).toEqual([
      'console-2 call',
      'console-1 recall',
    ])
  })

  test('a console that has lost its power is lit again and counts from anew', async () => {
    const rig = await open()
    const [call] = keysOf(rig)
    const [first] = rig.emulated
    await push(rig, 0, call)
    first!.setFault('power-off', true)
    expect(Object.values(first!.look().lamps).some((on) => on)).toBe(false)
    first!.setFault('power-off', false)
    await until('lit', () => first!.look().lamps.free)
    await until('it answers', seenFor(restMs))
    await push(rig, 0, call)
    expect(rig.presses).toHaveLength(2)
  })

  test('at the end the consoles show trouble', async () => {
    const rig = await open()
    await rig.consoles.close()
    for (const one of rig.emulated) expect(one.look().lamps).toMatchObject({ trouble: true, free: false })
  })
})

describe('Modbus keys', () => {
  test('that go down together are refused by the lamp, and none of them counts', async () => {
    const rig = await overTcp(units('rtu'), { lamps })
    const [call, recall] = keysOf(rig)
    const [first] = rig.emulated
    first!.down(call)
    first!.down(recall)
    await until('refused', () => first!.look().lamps.trouble)
    expect(rig.presses).toEqual([])
  })
})

describe('a line to consoles', () => {
  test('that cannot be opened is told', async () => {
    const statuses: string[] = []
    const gone = await openConsoleEmulatorBus({ listen: tcp, consoles: own })
    await gone.close()
    const [one] = ConsoleConfigList.parse([
      { consoleId: 'console-1', deskNumber: 1, kind: 'own-frame', address: gone.address },
    ])
    const consoles = openConsoles(
      [one!],
      { onStatus: (_, status) => statuses.push(status), onPress: async () => 'done' },
      { times },
    )
    closers.push(() => consoles.close())
    await until('told', () => statuses.length > 0)
    expect(statuses).toEqual(['unreachable'])
  })
})
