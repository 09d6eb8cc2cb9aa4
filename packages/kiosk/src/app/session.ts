import type { Booking, FoundCheckIn } from '@chered/protocol/booking'
import type { IssuedTicket } from '@chered/protocol/commands'
import type { CategoryId } from '@chered/protocol/ids'
import type { Returned } from '@chered/protocol/returns'
import type { Language } from '@chered/protocol/text'
import {
  afterHold,
  afterRefusal,
  bookedStage,
  codeShownMs,
  confirmationPrinted,
  confirmationShownMs,
  heldStage,
} from '../features/booking/evolve-booking.ts'
import { findingStage, foundStage, notFoundStage } from '../features/check-in/evolve-check-in.ts'
import { claimedStage } from '../features/claim/evolve-claim.ts'
import type { GivenNumber } from '../features/emergency/memory.ts'
import { returnedStage } from '../features/returns/evolve-return.ts'
import { rootQuestion } from '../features/survey/survey.ts'
import type { Hold, Place, Press, Refusal, Stage, WithoutPaper } from './stage.ts'

/**
 * One visitor's session at the kiosk, as a pure state machine. All moments are
 * ms of one clock that never runs backwards; they come with the events.
 */

export interface Wishes {
  readonly language: Language
  readonly size: 'normal' | 'large'
  readonly theme: 'light' | 'contrast'
  readonly reach: 'normal' | 'low'
}

export interface Session {
  readonly stage: Stage
  readonly wishes: Wishes
  readonly defaultLanguage: Language
  /** When the visitor last touched the screen or answered "yes, still here". */
  readonly touchedAt: number
  /** Since when the screen asks whether more time is needed; null while it does not. */
  readonly askedAt: number | null
}

export const idleAfterMs = 45_000
export const askForMs = 20_000
/** The longest that a kiosk waits for the word "printed". */
export const printWithinMs = 8_000
export const ticketShownMs = 10_000
export const numberShownMs = 30_000
export const returnedShownMs = 15_000

export type PrintEnd = 'printed' | 'not-printed'

export type SessionEvent =
  | { readonly kind: 'went'; readonly to: Place }
  | { readonly kind: 'went-back' }
  /** A category was claimed on the list of them; null takes the claim away. */
  | { readonly kind: 'claimed'; readonly categoryId: CategoryId | null }
  | { readonly kind: 'page-turned'; readonly page: number }
  /** To the first question, with the same language and size: the same person goes on. */
  | { readonly kind: 'started-over' }
  /** The visitor is done; the next one finds everything as it was. */
  | { readonly kind: 'left'; readonly at: number }
  | { readonly kind: 'wished'; readonly wishes: Partial<Wishes> }
  | { readonly kind: 'default-language'; readonly language: Language }
  | { readonly kind: 'pressed'; readonly press: Press; readonly at: number }
  | { readonly kind: 'issued'; readonly ticket: IssuedTicket; readonly at: number }
  | ({ readonly kind: 'refused' } & Refusal)
  | { readonly kind: 'held'; readonly booking: Booking; readonly hold: Hold }
  | { readonly kind: 'phone-wished' }
  | { readonly kind: 'booked'; readonly booking: Booking; readonly at: number }
  | { readonly kind: 'sought'; readonly by: 'code' | 'phone' | 'scan' | 'missed' }
  /** `number` is what was typed; 0 after a scan. */
  | { readonly kind: 'returned'; readonly returned: Returned; readonly number: number; readonly at: number }
  | { readonly kind: 'found'; readonly bookings: readonly FoundCheckIn[] }
  | ({ readonly kind: 'not-found' } & Refusal)
  | { readonly kind: 'print-ended'; readonly end: PrintEnd; readonly at: number }
  | {
      readonly kind: 'given-alone'
      readonly given: GivenNumber
      readonly paper: 'printing' | WithoutPaper
      readonly at: number
    }
  | { readonly kind: 'more-time'; readonly at: number }
  | { readonly kind: 'touched'; readonly at: number }
  | { readonly kind: 'server-lost' }
  | { readonly kind: 'time-passed'; readonly at: number }

const startPlaces: readonly [Place] = [{ kind: 'question', questionId: rootQuestion, via: null }]
const startStage: Stage = { kind: 'choosing', places: startPlaces, page: 0 }

export function openSession(defaultLanguage: Language, at: number): Session {
  const wishes: Wishes = { language: defaultLanguage, size: 'normal', theme: 'light', reach: 'normal' }
  return { stage: startStage, wishes, defaultLanguage, touchedAt: at, askedAt: null }
}

/** Nothing was chosen and nothing wished: the kiosk waits for its next visitor. */
export function isAtRest(session: Session): boolean {
  const { stage, wishes } = session
  return (
    stage.kind === 'choosing' &&
    stage.places.length === 1 &&
    stage.page === 0 &&
    wishes.language === session.defaultLanguage &&
    wishes.size === 'normal' &&
    wishes.theme === 'light' &&
    wishes.reach === 'normal'
  )
}

/** When the present screen leaves by itself; null when only idleness ends it. */
export function leavesAt(stage: Stage): number | null {
  switch (stage.kind) {
    case 'printed':
      return stage.since + ticketShownMs
    case 'number':
      return stage.since + numberShownMs
    case 'returned':
      return stage.since + returnedShownMs
    case 'alone':
      if (stage.paper === 'printing') return null
      return stage.since + (stage.paper === 'printed' ? ticketShownMs : numberShownMs)
    case 'booked':
      if (stage.paper === 'printing') return null
      return stage.since + (stage.paper === 'printed' ? confirmationShownMs : codeShownMs)
    case 'choosing':
    case 'issuing':
    case 'refused':
    case 'printing':
    case 'held':
    case 'finding':
      return null
  }
}

/** What an event makes of the session; the same object when it changes nothing. */
export function evolveSession(session: Session, event: SessionEvent): Session {
  const { stage } = session
  switch (event.kind) {
    case 'went':
      if (stage.kind !== 'choosing' && stage.kind !== 'refused') return session
      return { ...session, stage: { kind: 'choosing', places: [...stage.places, event.to], page: 0 } }
    case 'went-back':
      return wentBack(session)
    case 'claimed':
      return turned(session, claimedStage(stage, event.categoryId))
    case 'page-turned':
      return stage.kind === 'choosing' || stage.kind === 'held'
        ? { ...session, stage: { ...stage, page: event.page } }
        : session
    case 'started-over':
      return awaitsServer(stage) ? session : { ...session, stage: startStage }
    case 'left':
      return awaitsServer(stage) ? session : openSession(session.defaultLanguage, event.at)
    case 'wished':
      return { ...session, wishes: { ...session.wishes, ...event.wishes } }
    case 'default-language':
      return knowsDefault(session, event.language)
    case 'pressed':
      // A second press while one is on its way is the same press.
      if (stage.kind !== 'choosing' && stage.kind !== 'refused' && stage.kind !== 'held') return session
      return {
        ...session,
        stage: { kind: 'issuing', places: stage.places, press: event.press, since: event.at },
      }
    case 'issued': {
      if (stage.kind !== 'issuing') return session
      const { ticket, at } = event
      const next: Stage =
        ticket.printJobId === null
          ? { kind: 'number', ticket, since: at, why: 'agreed' }
          : { kind: 'printing', ticket, since: at }
      return { ...session, stage: next }
    }
    case 'refused': {
      if (stage.kind !== 'issuing') return session
      const { places, press } = stage
      const { code, params } = event
      const next = afterRefusal(places, press, code)
      return { ...session, stage: next ?? { kind: 'refused', places, press, code, params } }
    }
    case 'held':
      return turned(session, heldStage(stage, event.booking, event.hold))
    case 'phone-wished':
      return stage.kind === 'held' ? { ...session, stage: { ...stage, step: 'phone' } } : session
    case 'booked':
      return turned(session, bookedStage(stage, event.booking, event.at))
    case 'sought':
      return turned(session, findingStage(stage, event.by))
    case 'found':
      return turned(session, foundStage(stage, event.bookings))
    case 'returned':
      return turned(session, returnedStage(stage, event.returned, event.number, event.at))
    case 'not-found':
      return turned(session, notFoundStage(stage, { code: event.code, params: event.params }))
    case 'given-alone': {
      // Chosen while the server is away, or in the stead of a press that it does not answer.
      if (stage.kind !== 'choosing' && stage.kind !== 'issuing' && stage.kind !== 'refused') return session
      const { given, paper, at } = event
      return { ...session, stage: { kind: 'alone', given, paper, since: at } }
    }
    case 'print-ended':
      return printEnded(session, event.end, event.at)
    case 'more-time':
      return stage.kind === 'number' || stage.kind === 'booked' || stage.kind === 'alone'
        ? { ...session, stage: { ...stage, since: event.at } }
        : { ...session, touchedAt: event.at, askedAt: null }
    case 'touched':
      // While the question stands, only its own keys answer it.
      return session.askedAt === null ? { ...session, touchedAt: event.at } : session
    case 'server-lost':
      // What was half chosen is dropped; a press on its way, a kept interval and a given number stay.
      return stage.kind === 'choosing' && (stage.places.length > 1 || stage.page > 0)
        ? { ...session, stage: startStage, askedAt: null }
        : session
    case 'time-passed':
      return timePassed(session, event.at)
  }
}

/** While the server is being asked, only its answer or its silence leads on. */
function awaitsServer(stage: Stage): boolean {
  return stage.kind === 'issuing' || stage.kind === 'finding'
}

function turned(session: Session, stage: Stage): Session {
  return stage === session.stage ? session : { ...session, stage }
}

function wentBack(session: Session): Session {
  const { stage } = session
  if (stage.kind === 'held' && stage.step === 'phone') {
    return { ...session, stage: { ...stage, step: 'summary' } }
  }
  if (stage.kind === 'refused' || stage.kind === 'held') {
    return { ...session, stage: { kind: 'choosing', places: stage.places, page: 0 } }
  }
  if (stage.kind !== 'choosing') return session
  const [first, ...rest] = stage.places
  return { ...session, stage: { kind: 'choosing', places: [first, ...rest.slice(0, -1)], page: 0 } }
}

/** The office's first language becomes the default; a kiosk at rest follows it. */
function knowsDefault(session: Session, language: Language): Session {
  if (session.defaultLanguage === language) return session
  const wishes = isAtRest(session) ? { ...session.wishes, language } : session.wishes
  return { ...session, defaultLanguage: language, wishes }
}

/** A late "printed" still turns the number on the screen into "take your ticket". */
function printEnded(session: Session, end: PrintEnd, at: number): Session {
  const { stage } = session
  if (stage.kind === 'printing') {
    const { ticket } = stage
    const next: Stage =
      end === 'printed'
        ? { kind: 'printed', ticket, since: at }
        : { kind: 'number', ticket, since: at, why: 'not-printed' }
    return { ...session, stage: next }
  }
  if (stage.kind === 'number' && stage.why === 'not-printed' && end === 'printed') {
    return { ...session, stage: { kind: 'printed', ticket: stage.ticket, since: at } }
  }
  if (stage.kind === 'alone') {
    const isOpen = stage.paper === 'printing' || (stage.paper === 'not-printed' && end === 'printed')
    return isOpen ? { ...session, stage: { ...stage, paper: end, since: at } } : session
  }
  if (stage.kind === 'booked') return turned(session, confirmationPrinted(stage, end, at))
  return session
}

function timePassed(session: Session, at: number): Session {
  const { stage } = session
  const leaves = leavesAt(stage)
  if (leaves !== null) return at >= leaves ? openSession(session.defaultLanguage, at) : session
  if (stage.kind === 'printing' || stage.kind === 'booked' || stage.kind === 'alone') {
    return at >= stage.since + printWithinMs ? printEnded(session, 'not-printed', at) : session
  }
  if (stage.kind === 'held' && at >= stage.hold.until) return { ...session, stage: afterHold(stage, at) }
  if (awaitsServer(stage) || isAtRest(session)) return session
  if (session.askedAt !== null) {
    return at >= session.askedAt + askForMs ? openSession(session.defaultLanguage, at) : session
  }
  return at >= session.touchedAt + idleAfterMs ? { ...session, askedAt: at } : session
}
