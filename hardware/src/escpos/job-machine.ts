import type { PrinterProblem, PrinterStatus } from '@chered/protocol/devices'
import type { PrinterProfile } from './profile.ts'

/**
 * The end of one print job. Only `printed` rests on the printer's own word;
 * "all bytes were written" is never taken for it.
 */
export type PrintResult =
  | { readonly state: 'printed'; readonly by: 'process-id' | 'gs-r' }
  /** Not one byte left: printing it later or elsewhere is safe. */
  | { readonly state: 'not-sent'; readonly problem: PrinterProblem }
  /** `beforeFirstByte` said no. */
  | { readonly state: 'withheld' }
  /** The printer itself reports what stopped it. */
  | { readonly state: 'failed-partial'; readonly problem: PrinterProblem }
  /** Bytes left and nobody can say what became of them. */
  | { readonly state: 'unknown'; readonly reason: 'link-lost' | 'no-confirmation' }

export type JobState =
  /** Asked whether it can print; nothing has left. */
  | { readonly phase: 'preflight' }
  /** Whoever keeps the jobs makes `sent` durable; nothing has left. */
  | { readonly phase: 'releasing'; readonly fault: PrinterProblem | null }
  /** A piece is on its way; `piece` is its index. */
  | { readonly phase: 'writing'; readonly piece: number; readonly fault: PrinterProblem | null }
  /** Between two pieces, asking how it goes; `fault` was seen once already. */
  | { readonly phase: 'asking'; readonly nextPiece: number; readonly fault: PrinterProblem | null }
  /** Every byte is written; waiting for the printer's word. */
  | { readonly phase: 'confirming'; readonly fault: PrinterProblem | null; readonly processed: boolean }
  | { readonly phase: 'done'; readonly result: PrintResult }

export type JobEvent =
  | { readonly kind: 'status'; readonly status: PrinterStatus }
  /** No answer to a status question in time. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'released'; readonly ok: boolean }
  /** The line took the piece; `statusIsOld` asks for a look before the next one. */
  | { readonly kind: 'written'; readonly statusIsOld: boolean }
  | { readonly kind: 'line-lost' }
  | { readonly kind: 'process-id'; readonly id: string }
  | { readonly kind: 'in-order' }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'grace-over' }

export type JobEffect =
  | { readonly kind: 'ask-status'; readonly when: 'now' | 'later' }
  | { readonly kind: 'release' }
  | { readonly kind: 'write'; readonly piece: number }
  | { readonly kind: 'start-deadline' }
  /** Time for a process id that should have come before the answer in order. */
  | { readonly kind: 'start-grace' }
  /** Drop what the printer still holds. */
  | { readonly kind: 'clear' }
  | { readonly kind: 'finish'; readonly result: PrintResult }

export interface JobContext {
  readonly pieces: number
  readonly id: string
  readonly confirmation: PrinterProfile['confirmation']
}

export interface JobStep {
  readonly state: JobState
  readonly effects: readonly JobEffect[]
}

export const jobStart: JobStep = {
  state: { phase: 'preflight' },
  effects: [{ kind: 'ask-status', when: 'now' }],
}

/** The next state and what to do; an event that means nothing in a state leaves it as it is. */
export function stepJob(state: JobState, event: JobEvent, context: JobContext): JobStep {
  switch (state.phase) {
    case 'preflight':
      return preflight(state, event)
    case 'releasing':
      return releasing(state, event)
    case 'writing':
      return writing(state, event, context)
    case 'asking':
      return asking(state, event)
    case 'confirming':
      return confirming(state, event, context)
    case 'done':
      return { state, effects: [] }
  }
}

type StateOf<P extends JobState['phase']> = Extract<JobState, { phase: P }>

const stay = (state: JobState, ...effects: JobEffect[]): JobStep => ({ state, effects })
const finish = (result: PrintResult, ...effects: JobEffect[]): JobStep => ({
  state: { phase: 'done', result },
  effects: [...effects, { kind: 'finish', result }],
})
const notSent = (problem: PrinterProblem): JobStep => finish({ state: 'not-sent', problem })
// A printer that stopped keeps the rest of the ticket and would finish it at the
// next paper change, in front of somebody else: it is told to forget it.
const failedPartial = (problem: PrinterProblem): JobStep =>
  finish({ state: 'failed-partial', problem }, { kind: 'clear' })
const lost = (fault: PrinterProblem | null): JobStep =>
  fault === null
    ? finish({ state: 'unknown', reason: 'link-lost' })
    : finish({ state: 'failed-partial', problem: fault })

const faultOf = (status: PrinterStatus): PrinterProblem | null =>
  status.state === 'not-ready' ? status.problem : null

function preflight(state: StateOf<'preflight'>, event: JobEvent): JobStep {
  switch (event.kind) {
    case 'status': {
      const fault = faultOf(event.status)
      return fault === null ? stay({ phase: 'releasing', fault: null }, { kind: 'release' }) : notSent(fault)
    }
    case 'silent':
      return notSent('silent')
    case 'line-lost':
      return notSent('unreachable')
    default:
      return stay(state)
  }
}

function releasing(state: StateOf<'releasing'>, event: JobEvent): JobStep {
  switch (event.kind) {
    case 'status':
      return stay({ ...state, fault: faultOf(event.status) })
    case 'released':
      if (!event.ok) return finish({ state: 'withheld' })
      if (state.fault !== null) return notSent(state.fault)
      return stay({ phase: 'writing', piece: 0, fault: null }, { kind: 'write', piece: 0 })
    case 'line-lost':
      return notSent('unreachable')
    default:
      return stay(state)
  }
}

function writing(state: StateOf<'writing'>, event: JobEvent, context: JobContext): JobStep {
  switch (event.kind) {
    case 'status':
      // Unasked, in the middle of a piece; asked again when the piece is through.
      return stay({ ...state, fault: faultOf(event.status) })
    case 'written': {
      const nextPiece = state.piece + 1
      if (nextPiece === context.pieces) {
        return stay(
          { phase: 'confirming', fault: state.fault, processed: false },
          { kind: 'start-deadline' },
          { kind: 'ask-status', when: 'now' },
        )
      }
      return event.statusIsOld || state.fault !== null
        ? stay({ phase: 'asking', nextPiece, fault: state.fault }, { kind: 'ask-status', when: 'now' })
        : stay({ ...state, piece: nextPiece }, { kind: 'write', piece: nextPiece })
    }
    case 'line-lost':
      return lost(state.fault)
    default:
      return stay(state)
  }
}

function asking(state: StateOf<'asking'>, event: JobEvent): JobStep {
  const goOn = (): JobStep =>
    stay({ phase: 'writing', piece: state.nextPiece, fault: null }, { kind: 'write', piece: state.nextPiece })
  switch (event.kind) {
    case 'status': {
      const fault = faultOf(event.status)
      if (fault === null) return goOn()
      // Believed when seen twice: a status may be a moment older than its answer.
      if (state.fault !== null) return failedPartial(fault)
      return stay({ ...state, fault }, { kind: 'ask-status', when: 'later' })
    }
    case 'silent':
      // Some printers are deaf while the head is busy; the confirmation decides.
      return goOn()
    case 'line-lost':
      return lost(state.fault)
    default:
      return stay(state)
  }
}

function confirming(state: StateOf<'confirming'>, event: JobEvent, context: JobContext): JobStep {
  switch (event.kind) {
    case 'process-id':
      return event.id === context.id ? finish({ state: 'printed', by: 'process-id' }) : stay(state)
    case 'in-order':
      if (context.confirmation === 'gs-r') return finish({ state: 'printed', by: 'gs-r' })
      return state.processed ? stay(state) : stay({ ...state, processed: true }, { kind: 'start-grace' })
    case 'grace-over':
      // It answered what stands behind the process id, so it does not know GS ( H.
      return finish({ state: 'printed', by: 'gs-r' })
    case 'status': {
      const fault = faultOf(event.status)
      if (fault !== null && state.fault !== null && !state.processed) return failedPartial(fault)
      return stay({ ...state, fault }, { kind: 'ask-status', when: 'later' })
    }
    case 'silent':
      return stay(state, { kind: 'ask-status', when: 'later' })
    case 'deadline':
      return state.fault === null
        ? finish({ state: 'unknown', reason: 'no-confirmation' })
        : failedPartial(state.fault)
    case 'line-lost':
      return lost(state.fault)
    default:
      return stay(state)
  }
}
