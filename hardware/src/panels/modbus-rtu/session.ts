import modbus from 'modbus-serial'
import { type BytePort, PortLost } from '../../port/byte-port.ts'
import type { ModbusRtuConfig } from '../panel-config.ts'
import type { PanelSession, SendOutcome } from '../panel-session.ts'
import { type RegisterWrite, registerWrites } from './register-writes.ts'
import { RtuLine } from './rtu-line.ts'

/**
 * The units of one bus on one open line. The bus asks one at a time: two calls
 * at once would take each other's answers and both time out.
 *
 * `answerMs` is how long a unit may think; `gapMs` the silence that ends a frame
 * (3.5 characters, 4 ms at 9600 baud) before the next one begins.
 */
export function openModbusSessions(
  port: BytePort,
  units: readonly ModbusRtuConfig[],
  limits: { readonly answerMs: number; readonly gapMs: number },
): PanelSession[] {
  const master = new modbus.default(new RtuLine(port))
  master.open(() => undefined)
  master.setTimeout(limits.answerMs)

  const write = async (unit: number, one: RegisterWrite): Promise<SendOutcome> => {
    master.setID(unit)
    try {
      if (one.fc === 6) await master.writeRegister(one.register, one.value)
      else await master.writeRegisters(one.register, [...one.values])
      return 'confirmed'
    } catch (error) {
      if (port.closed) throw new PortLost('the bus is lost')
      if ((error as { modbusCode?: number }).modbusCode !== undefined) return 'refused'
      if ((error as Error).name === 'TransactionTimedOutError') return 'no-answer'
      throw error
    } finally {
      // After and not before: what is rendered goes out at once, never a moment old.
      await gap(limits.gapMs)
    }
  }

  return units.map((config) => ({
    async send(content) {
      for (const one of registerWrites(content, config)) {
        const outcome = await write(config.unit, one)
        if (outcome !== 'confirmed') return outcome
      }
      return 'confirmed'
    },
  }))
}

function gap(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}
