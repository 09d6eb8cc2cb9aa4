import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openOwnConsole } from '../../emulators/buttons/own-console.ts'
import { lampsOf } from '../console-lamps.ts'
import { encodeFrame, type Frame, openFrameParser } from './frame.ts'
import { openOwnMaster } from './master.ts'

const lamps = lampsOf(null, 'none')

/**
 * What the line does to the bytes of one way in one turn. `late`: they come some
 * turns later, before those of that turn. `again`: now and once more then. `spoil`
 * turns a bit over.
 */
type Fate =
  | { readonly kind: 'whole' | 'lost' | 'doubled' }
  | { readonly kind: 'late' | 'again'; readonly turns: number }
  | { readonly kind: 'spoil'; readonly bit: number }
  | { readonly kind: 'noisy'; readonly noise: Uint8Array }

const fates: fc.Arbitrary<Fate> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Fate>({ kind: 'whole' }) },
  { weight: 1, arbitrary: fc.constantFrom<Fate>({ kind: 'lost' }, { kind: 'doubled' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('late' as const, 'again' as const),
      turns: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('spoil' as const), bit: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('noisy' as const), noise: fc.uint8Array({ maxLength: 9 }) }),
  },
)

function openWay() {
  let lingering: { readonly bytes: Uint8Array; readonly turns: number }[] = []
  return (bytes: Uint8Array, fate: Fate): Uint8Array => {
    const older = lingering.map((one) => ({ ...one, turns: one.turns - 1 }))
    lingering = older.filter(({ turns }) => turns > 0)
    const before = older.filter(({ turns }) => turns <= 0).map((one) => one.bytes)
    switch (fate.kind) {
      case 'whole':
        return Buffer.concat([...before, bytes])
      case 'lost':
        return Buffer.concat(before)
      case 'doubled':
        return Buffer.concat([...before, bytes, bytes])
      case 'late':
        lingering.push({ bytes, turns: fate.turns })
        return Buffer.concat(before)
      case 'again':
        lingering.push({ bytes, turns: fate.turns })
        return Buffer.concat([...before, bytes])
      case 'noisy':
        return Buffer.concat([...before, fate.noise, bytes])
      case 'spoil': {
        const spoilt = Uint8Array.from(bytes)
        if (spoilt.length > 0) spoilt[(fate.bit >> 3) % spoilt.length]! ^= 1 << (fate.bit & 7)
        return Buffer.concat([...before, spoilt])
      }
    }
  }
}

type Step =
  | { readonly do: 'turn'; readonly to: Fate; readonly from: Fate; readonly ack: Fate }
  | { readonly do: 'press'; readonly key: number }
  | { readonly do: 'power' }
  | { readonly do: 'forget' }
  | { readonly do: 'quiet turns'; readonly count: number }

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({ do: fc.constant('turn' as const), to: fates, from: fates, ack: fates }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ do: fc.constant('press' as const), key: fc.integer({ min: 1, max: 8 }) }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'power' } as const) },
    { weight: 1, arbitrary: fc.constant({ do: 'forget' } as const) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('quiet turns' as const),
        count: fc.integer({ min: 1, max: 5 }),
      }),
    },
  ),
  { maxLength: 60 },
)

interface Rig {
  readonly counted: number[]
  press(key: number): void
  losePower(): void
  forget(): void
  turn(to: Fate, from: Fate, ack: Fate): void
}

/** A master and a console with a line between that does to the bytes what it is told. */
function openRig(sessions: () => number): Rig {
  let now = 0
  let device = openOwnConsole(3, () => now)
  const master = openOwnMaster(3, sessions)
  const parser = openFrameParser()
  const toConsole = openWay()
  const fromConsole = openWay()
  const counted: number[] = []
  const say = (frame: Frame, fate: Fate): Uint8Array =>
    Buffer.concat(device.hear(toConsole(encodeFrame(frame), fate)))
  return {
    counted,
    press(key) {
      device.down(key)
      device.up(key)
    },
    losePower() {
      device = openOwnConsole(3, () => now)
    },
    forget: () => master.forget(),
    turn(to, from, ack) {
      now += 40
      parser.reset()
      const said = say(master.ask(lamps), to)
      for (const frame of parser.push(fromConsole(said, from))) {
        const heard = master.hear(frame)
        if (heard.kind !== 'answer') continue
        if (heard.key !== null) counted.push(heard.key)
        // What a console says to an acknowledgement, or late, is not for this turn.
        if (heard.reply !== null) fromConsole(say(heard.reply, ack), { kind: 'lost' })
        return
      }
    },
  }
}

const whole: Fate = { kind: 'whole' }

test('whatever the line does, no press is counted that nobody made, none twice, and none out of order', () => {
  fc.assert(
    fc.property(steps, (list) => {
      let session = 0
      const rig = openRig(() => ++session)
      const pressed: number[] = []
      for (const step of list) {
        switch (step.do) {
          case 'turn':
            rig.turn(step.to, step.from, step.ack)
            break
          case 'quiet turns':
            for (let turn = 0; turn < step.count; turn++) rig.turn(whole, whole, whole)
            break
          case 'press':
            // Each press is told apart by its key, as if the console had a key for each.
            pressed.push((pressed.length + 1) & 0xff)
            rig.press(pressed.at(-1)!)
            break
          case 'power':
            rig.losePower()
            break
          case 'forget':
            rig.forget()
        }
      }
      expect(rig.counted).toEqual(pressed.filter((key) => rig.counted.includes(key)))
      expect(new Set(rig.counted).size).toBe(rig.counted.length)
    }),
    { numRuns: 2_000 },
  )
})

test('on a line that loses and spoils now and then, each press counts exactly once', () => {
  const trouble = fc.array(fc.record({ to: fates, from: fates, ack: fates }), { maxLength: 8 })
  fc.assert(
    fc.property(fc.array(trouble, { minLength: 1, maxLength: 20 }), (list) => {
      let session = 0
      const rig = openRig(() => ++session)
      for (let turn = 0; turn < 3; turn++) rig.turn(whole, whole, whole)
      for (const [at, bad] of list.entries()) {
        rig.press(at + 1)
        for (const { to, from, ack } of bad) rig.turn(to, from, ack)
        for (let turn = 0; turn < 4; turn++) rig.turn(whole, whole, whole)
      }
      expect(rig.counted).toEqual(list.map((_, at) => at + 1))
    }),
    { numRuns: 1_000 },
  )
})

test('the numbers of presses go round without a press lost or counted twice', () => {
  let session = 0
  const rig = openRig(() => ++session)
  for (let turn = 0; turn < 3; turn++) rig.turn(whole, whole, whole)
  const lostAck: Fate = { kind: 'lost' }
  for (let press = 0; press < 600; press++) {
    rig.press(press % 200)
    rig.turn(whole, whole, press % 3 === 0 ? lostAck : whole)
    rig.turn(whole, whole, whole)
  }
  expect(rig.counted).toEqual(Array.from({ length: 600 }, (_, press) => press % 200))
})
