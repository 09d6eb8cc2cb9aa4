import type { PassTarget } from '@chered/protocol/commands'
import type { DayCommand, HandOver, PassedOn } from '../domain/day/commands.ts'
import { type DiaryCommand, diaryCommands } from '../domain/diary/commands.ts'
import { hashOf } from './secrets.ts'

/** A booked visitor has come: the booking and the ticket change together or not at all. */
export interface CheckInVisitor {
  readonly type: 'check-in-visitor'
  readonly bookingId: Extract<DiaryCommand, { type: 'check-in' }>['bookingId']
  /** The ticket's order; its services, channel and appointment come from the booking. */
  readonly ticket: Pick<
    Extract<DayCommand, { type: 'issue-ticket' }>,
    'visitId' | 'token' | 'language' | 'print'
  >
}

/** Everything that changes the office's record goes through one door. */
export type OfficeCommand = DayCommand | DiaryCommand | CheckInVisitor

export function isDiaryCommand(command: OfficeCommand): command is DiaryCommand {
  return (diaryCommands as readonly string[]).includes(command.type)
}

/** What a command aims at: its type and every field that the client chose. */
export function fingerprint(command: OfficeCommand): string {
  return [command.type, ...aimOf(command)].join('|')
}

function aimOf(command: OfficeCommand): readonly (string | number | null)[] {
  switch (command.type) {
    case 'issue-ticket':
      return [command.serviceId, command.planned.join(' '), command.language, command.categoryId]
    // The codes are drawn anew for each attempt.
    case 'hold': {
      const { bookingId, channel, services, start, resourceId, language } = command
      return [bookingId, channel, JSON.stringify(services), start, resourceId, language]
    }
    case 'check-in-visitor':
      return [command.bookingId, command.ticket.language]
    case 'confirm':
      // The number is somebody's: only its hash is kept with the command.
      return [command.bookingId, command.applicationNumber && hashOf(command.applicationNumber)]
    case 'cancel-booking':
    case 'check-in':
      return [command.bookingId]
    case 'conclude':
      return [command.bookingId, command.outcome]
    case 'move':
      return [command.bookingId, command.start, command.resourceId, command.version]
    case 'reassign':
      return [command.cause, JSON.stringify(command.moves)]
    case 'settle':
    case 'follow-plan':
      return []
    default:
      return [
        'deskId' in command ? command.deskId : '',
        // A called visitor is named by the client; a new visit's id, a token and a print job are not.
        'visitId' in command ? command.visitId : '',
        choiceOf(command),
      ]
  }
}

function choiceOf(command: DayCommand): string {
  switch (command.type) {
    case 'finish':
    case 'next-service':
      return `${command.outcome} ${command.documents} ${command.presented}`
    case 'plan-services':
      return command.planned.join(' ')
    case 'hold-visit':
      return `${command.reasonId} ${command.until}`
    case 'call':
      return command.outOfTurn ?? ''
    // Free words for a colleague stand in no command, so nothing of them is kept with one.
    case 'pass-on':
      return passedText(command)
    case 'redirect':
      return `${targetText(command.to)} ${command.place}`
    case 'close-desk':
      return handOverText(command.handOver)
    case 'check-claim':
      return `${command.categoryId} ${command.proof} ${command.place} ${command.outOfTurn}`
    case 'request-print':
      return command.print.printerId
    case 'pause-desk':
      return `${command.reason} ${command.minutes}`
    case 'set-category':
      return `${command.categoryId} ${command.proof}`
    case 'change-competence':
      return `${command.primary} ${command.secondary}`
    default:
      return ''
  }
}

function targetText(to: PassTarget): string {
  switch (to.kind) {
    case 'service':
      return `service ${to.serviceId}`
    case 'queue':
      return `queue ${to.queueId}`
    case 'desk':
      return `desk ${to.deskId} ${to.serviceId}`
    case 'staff':
      return `staff ${to.staffId} ${to.serviceId}`
  }
}

function passedText({ to, place, noteId, hasNote }: PassedOn): string {
  return `${targetText(to)} ${place} ${noteId} ${hasNote}`
}

function handOverText(handOver: HandOver | undefined): string {
  if (handOver === undefined) return ''
  const whom = `${handOver.kind} ${handOver.visitId}`
  return handOver.kind === 'put-back' ? whom : `${whom} ${passedText(handOver)}`
}
