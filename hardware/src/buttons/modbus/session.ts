import modbus from 'modbus-serial'
import { type BytePort, PortLost } from '../../port/byte-port.ts'
import type { ModbusConfig } from '../console-config.ts'
import type { Lamps } from '../console-lamps.ts'
import type { ConsoleSession, ExchangeOutcome, KeyEvents } from '../console-session.ts'
import type { ConsoleTimes } from '../console-times.ts'
import { openKeyWatch } from './key-watch.ts'
import { openRtuFraming, openTcpFraming } from './unit-framing.ts'
import { UnitLine } from './unit-line.ts'

type LampName = keyof ModbusConfig['lamps']

/**
 * The units of one open line. The bus asks one at a time: two calls at once would
 * take each other's answers and both time out.
 */
export function openModbusSessions(
  port: BytePort,
  units: readonly { readonly config: ModbusConfig; readonly events: KeyEvents }[],
  times: Pick<ConsoleTimes, 'answerMs' | 'gapMs' | 'staleMs' | 'releaseMs' | 'checkMs'>,
  now: () => number,
): ConsoleSession[] {
  const framing = units[0]?.config.framing === 'tcp' ? openTcpFraming() : openRtuFraming()
  const line = new UnitLine(port, framing)
  const master = new modbus.default(line)
  master.open(() => undefined)
  master.setTimeout(times.answerMs)

  const ask = async <T>(unit: number, question: () => Promise<T>): Promise<T | ExchangeOutcome> => {
    master.setID(unit)
    try {
      return await question()
    } catch (error) {
      line.giveUp()
      if (port.closed) throw new PortLost('the line is lost')
      if ((error as { modbusCode?: number }).modbusCode !== undefined) return 'refused'
      if ((error as Error).name === 'TransactionTimedOutError') return 'no-answer'
      throw error
    } finally {
      await gap(times.gapMs)
    }
  }

  return units.map(({ config, events }) => {
    const inputs = Object.keys(config.keys).map(Number)
    const first = Math.min(...inputs)
    const count = Math.max(...inputs) - first + 1
    const watch = openKeyWatch(times.releaseMs)
    /** What each lamp was last set to, as far as the unit confirmed it. */
    let lit = new Map<LampName, boolean>()
    let setAt = Number.NEGATIVE_INFINITY
    let answeredAt = Number.NEGATIVE_INFINITY

    const setLamps = async (lamps: Lamps): Promise<ExchangeOutcome> => {
      if (now() - setAt > times.checkMs) {
        lit = new Map()
        setAt = now()
      }
      for (const [name, coil] of Object.entries(config.lamps) as [LampName, number][]) {
        if (lit.get(name) === lamps[name]) continue
        const said = await ask(config.unit, () => master.writeCoil(coil, lamps[name]))
        if (typeof said === 'string') return said
        lit.set(name, lamps[name])
      }
      return 'answered'
    }

    return {
      async exchange(lamps) {
        const said = await ask(config.unit, () => master.readDiscreteInputs(first, count))
        if (typeof said === 'string') return said
        const at = now()
        if (at - answeredAt > times.staleMs) {
          watch.forget()
          // Whoever was away so long may have lost its power.
          lit = new Map()
        }
        answeredAt = at
        const change = watch.observe(
          inputs.map((input) => said.data[input - first] === true),
          at,
        )
        if (change?.kind === 'chord') events.onChord()
        else if (change?.kind === 'press') events.onKey(inputs[change.at]!)
        return setLamps(lamps)
      },
    }
  })
}

function gap(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}
