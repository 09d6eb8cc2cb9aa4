import { randomInt } from 'node:crypto'
import { type BytePort, PortLost } from '../../port/byte-port.ts'
import type { OwnFrameConfig } from '../console-config.ts'
import type { ConsoleSession, ExchangeOutcome, KeyEvents } from '../console-session.ts'
import type { ConsoleTimes } from '../console-times.ts'
import { encodeFrame, type Frame, openFrameParser } from './frame.ts'
import { type Heard, openOwnMaster } from './master.ts'

/** The consoles of one open line; the bus asks one at a time. */
export function openOwnSessions(
  port: BytePort,
  consoles: readonly { readonly config: OwnFrameConfig; readonly events: KeyEvents }[],
  times: Pick<ConsoleTimes, 'answerMs' | 'gapMs' | 'staleMs'>,
  now: () => number,
): ConsoleSession[] {
  const parser = openFrameParser()
  let hear: (frame: Frame) => void = () => undefined
  port.onData((bytes) => {
    for (const frame of parser.push(bytes)) hear(frame)
  })

  /** The first frame that `meaning` takes for an answer; null when there is none in time. */
  const answerTo = async (
    question: Frame,
    meaning: (frame: Frame) => Heard,
  ): Promise<Extract<Heard, { kind: 'answer' }> | null> => {
    const { promise, resolve } = Promise.withResolvers<Extract<Heard, { kind: 'answer' }> | null>()
    parser.reset()
    hear = (frame) => {
      const heard = meaning(frame)
      if (heard.kind !== 'answer') return
      hear = () => undefined
      resolve(heard)
    }
    const unsubscribe = port.onClose(() => resolve(null))
    let timer: NodeJS.Timeout | undefined
    try {
      await port.write(encodeFrame(question))
      timer = setTimeout(() => resolve(null), times.answerMs)
      return await promise
    } finally {
      hear = () => undefined
      clearTimeout(timer)
      unsubscribe()
    }
  }

  return consoles.map(({ config, events }) => {
    const master = openOwnMaster(config.unit, () => randomInt(0x10000))
    let answeredAt = Number.NEGATIVE_INFINITY
    return {
      async exchange(lamps): Promise<ExchangeOutcome> {
        if (now() - answeredAt > times.staleMs) master.forget()
        const answer = await answerTo(master.ask(lamps), (frame) => master.hear(frame))
        if (port.closed) throw new PortLost('the line is lost')
        if (answer === null) return 'no-answer'
        answeredAt = now()
        await gap(times.gapMs)
        if (answer.reply !== null) {
          await port.write(encodeFrame(answer.reply))
          await gap(times.gapMs)
        }
        if (answer.key !== null) events.onKey(answer.key)
        return 'answered'
      },
    }
  })
}

function gap(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}
