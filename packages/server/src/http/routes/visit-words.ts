import type { FinishBody, PassOnBody } from '@chered/protocol/commands'
import type { z } from 'zod'
import type { DayCommand, PassedOn } from '../../domain/day/commands.ts'
import type { OfficeRules } from '../../domain/office/office-rules.ts'
import type { Visit } from '../../domain/visit/visit.ts'

/** Bodies as the day's commands have them. */

type Finish = Extract<DayCommand, { type: 'finish' }>
type Passing = Pick<z.output<typeof PassOnBody>, 'to' | 'place' | 'noteId' | 'note'>

/** Of the documents that were shown only how many of the service's list they are goes on. */
export function finishedBy(
  body: z.output<typeof FinishBody>,
  visit: Visit | undefined,
  rules: OfficeRules,
): Pick<Finish, 'outcome' | 'documents' | 'presented'> {
  const { outcome, documents, presented } = body
  const service = visit && rules.services.get(visit.leg.serviceId)
  const listed = service?.documents.length ?? 0
  return {
    outcome,
    ...(documents === undefined ? {} : { documents }),
    ...(presented === undefined
      ? {}
      : { presented: new Set(presented.filter((place) => place < listed)).size }),
  }
}

/** The command, and apart from it the free words. */
export function passedOn({ to, place, noteId, note }: Passing): {
  readonly command: PassedOn
  readonly note: string | undefined
} {
  const listed = noteId === undefined ? {} : { noteId }
  return { command: { to, place, ...listed, hasNote: note !== undefined }, note }
}
