import type { NamedSubject } from '@chered/protocol/incidents'
import type { Office } from '@chered/protocol/office'
import { ticketText } from '@chered/protocol/ticket-text'
import type { SupervisionView, Trouble } from '@chered/protocol/views'
import { faultWord, subjectName } from '@chered/ui/staff/fault-words'
import type { TFunction } from 'i18next'
import { targetMinutes } from './target-minutes.ts'

/** The one thing that can be done about a trouble from here. */
export type TroubleAction =
  | { readonly kind: 'none' }
  | { readonly kind: 'equipment' }
  | { readonly kind: 'incidents' }
  | { readonly kind: 'print'; readonly jobId: string; readonly ticket: string }

export interface TroubleWords {
  /** What is so, a whole sentence. */
  readonly what: string
  /** What it means for the visitors, and what to do about it. */
  readonly consequence: string
  readonly action: TroubleAction
}

/** In which section of the menu a trouble is counted. */
export function troubleSection(code: Trouble['code']): 'hall' | 'equipment' {
  switch (code) {
    case 'queue-without-desk':
    case 'wait-beyond-target':
    case 'storage':
    case 'payments-unreachable':
    case 'emergency-unknown':
      return 'hall'
    case 'printer-not-ready':
    case 'paper-near-end':
    case 'print-unknown':
    case 'print-failed':
    case 'panel-unreachable':
    case 'panel-letters':
    case 'scanner-unreachable':
    case 'console-unreachable':
    case 'agent-lost':
    case 'kiosk-lost':
    case 'board-lost':
    case 'incident-open':
    case 'incident-late':
      return 'equipment'
  }
}

/** `А 012` out of `А012`, joined by a space that does not break. */
function spaced(ticket: string): string {
  return ticket.replace(/^(\D+)(\d+)$/, '$1\u00a0$2')
}

function text(trouble: Trouble, key: string): string | null {
  const value = trouble.params[key]
  return value === undefined || value === '' ? null : String(value)
}

/** Facts about a queue: minutes and numbers from the view, which is newer than the moment the trouble began. */
function queueFacts(trouble: Trouble, view: SupervisionView, office: Office | null, now: number) {
  const letter = text(trouble, 'letter')
  const name = text(trouble, 'queue')
  const queue = view.queues.find((candidate) =>
    letter === null ? candidate.name.ru === name : candidate.letter === letter,
  )
  const target = targetMinutes(office, queue?.queueId ?? null)
  const oldest = queue?.marks[0] ?? null
  const late = queue?.marks.filter((mark) => now - mark.since > target * 60_000).length ?? 0
  return {
    /** What people call the queue: its letter, or its name where letters are not used. */
    queue: letter ?? (name === null ? null : `«${name}»`),
    target,
    waiting: queue?.waiting ?? Number(text(trouble, 'waiting') ?? 0),
    // The view lists the oldest only; the server has counted the others too.
    beyond: Math.max(late, Number(text(trouble, 'beyond') ?? 0)),
    ticket: oldest === null ? null : spaced(ticketText(oldest.ticket)),
    minutes: oldest === null ? 0 : Math.floor((now - oldest.since) / 60_000),
  }
}

/**
 * A trouble as a sentence with its consequence for visitors. Every code has
 * words, and a trouble that came without its facts gets a sentence that does
 * without them. `now` is the server's clock, ms.
 */
export function troubleWords(
  t: TFunction,
  trouble: Trouble,
  view: SupervisionView,
  office: Office | null,
  now: number,
): TroubleWords {
  const { code } = trouble
  const say = (key: string, facts: Record<string, unknown> = {}) => t(`trouble.${code}.${key}`, facts)
  const named = (kind: 'printer' | 'agent' | 'kiosk' | 'board') =>
    text(trouble, kind === 'printer' ? 'printer' : 'name') ?? t(`trouble.anonymous.${kind}`)
  switch (code) {
    case 'queue-without-desk': {
      const facts = queueFacts(trouble, view, office, now)
      return {
        what: facts.queue === null ? say('bare') : say('what', facts),
        consequence: facts.waiting > 0 ? say('then', { count: facts.waiting }) : say('thenBare'),
        action: { kind: 'none' },
      }
    }
    case 'wait-beyond-target': {
      const facts = queueFacts(trouble, view, office, now)
      return {
        what: facts.queue === null ? say('bare') : say('what', facts),
        consequence:
          facts.beyond > 0 && facts.ticket !== null
            ? say('then', { ...facts, count: facts.beyond })
            : say('thenBare'),
        action: { kind: 'none' },
      }
    }
    case 'printer-not-ready': {
      const name = named('printer')
      const problem = text(trouble, 'problem')
      return {
        what:
          problem === null
            ? say('bare', { name })
            : say('what', { name, problem: t(`printer.problem.${problem}`) }),
        consequence: say('then'),
        action: { kind: 'equipment' },
      }
    }
    case 'paper-near-end':
      return {
        what: say('what', { name: named('printer') }),
        consequence: say('then'),
        action: { kind: 'equipment' },
      }
    case 'print-unknown':
    case 'print-failed': {
      const ticket = text(trouble, 'ticket')
      const jobId = text(trouble, 'jobId')
      return {
        what: ticket === null ? say('bare') : say('what', { ticket: spaced(ticket) }),
        consequence: say('then'),
        action: jobId === null ? { kind: 'none' } : { kind: 'print', jobId, ticket: spaced(ticket ?? '') },
      }
    }
    case 'panel-unreachable':
    case 'console-unreachable':
    case 'panel-letters': {
      const desk = text(trouble, 'desk')
      const letters = text(trouble, 'letters')
      const complete = desk !== null && (code !== 'panel-letters' || letters !== null)
      return {
        what: complete ? say('what', { desk, letters }) : say('bare'),
        consequence: say('then'),
        action: { kind: 'equipment' },
      }
    }
    case 'scanner-unreachable':
      return {
        what: say('what', { name: text(trouble, 'scanner') ?? t('trouble.anonymous.scanner') }),
        consequence: say('then'),
        action: { kind: 'equipment' },
      }
    case 'agent-lost':
    case 'kiosk-lost':
    case 'board-lost': {
      const kind = ({ 'agent-lost': 'agent', 'kiosk-lost': 'kiosk', 'board-lost': 'board' } as const)[code]
      return {
        what: say('what', { name: named(kind) }),
        consequence: say('then'),
        action: { kind: 'equipment' },
      }
    }
    case 'incident-open':
    case 'incident-late': {
      const desk = text(trouble, 'desk')
      const kind = text(trouble, 'kind')
      const fault = text(trouble, 'fault')
      const subject = {
        name: text(trouble, 'name'),
        kind: kind as NamedSubject['kind'],
        desk: desk === null ? null : Number(desk),
        id: '',
      }
      const reports = Number(text(trouble, 'reports') ?? 1)
      const state = text(trouble, 'state') ?? 'opened'
      return {
        what:
          kind === null || fault === null
            ? say('bare')
            : say('what', { subject: subjectName(t, subject), fault: faultWord(t, fault) }),
        consequence:
          code === 'incident-late'
            ? say('then')
            : `${say(`then.${state}`)}${reports > 1 ? ` ${say('reports', { count: reports })}` : ''}`,
        action: { kind: 'incidents' },
      }
    }
    case 'emergency-unknown': {
      const tickets = text(trouble, 'tickets')
      const count = Number(text(trouble, 'count') ?? 1)
      return {
        what: tickets === null ? say('bare') : say('what', { name: named('kiosk'), tickets, count }),
        consequence: say('then'),
        action: { kind: 'none' },
      }
    }
    case 'storage':
    case 'payments-unreachable':
      return { what: say('what'), consequence: say('then'), action: { kind: 'none' } }
  }
}
