/** Lists that screens need at run time, apart from the schemas made of them (`incidents.ts`). */

/** Who reacts to it: support of the queue, or of electronic services (facts-and-rules 5.6). */
export const incidentClasses = ['queue', 'eservice'] as const
export type IncidentClass = (typeof incidentClasses)[number]

/** What can be out of order. The first two belong to a window, the last three are in no place. */
export const faultKinds = [
  'workplace',
  'console',
  'panel',
  'board',
  'printer',
  'kiosk',
  'scanner',
  'agent',
  'payments',
  'eservice',
  'program',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** What is wrong with it, in the words of whoever stands before it; the most usual first. */
export const faultsOf = {
  workplace: ['computer', 'network', 'desk-printer', 'other'],
  console: ['no-answer', 'wrong-key', 'other'],
  panel: ['dark', 'wrong-number', 'other'],
  board: ['dark', 'stale', 'no-sound', 'other'],
  printer: ['no-paper', 'jam', 'faint', 'other'],
  kiosk: ['dark', 'frozen', 'no-touch', 'other'],
  scanner: ['no-read', 'other'],
  agent: ['no-answer', 'other'],
  payments: ['no-answer', 'wrong-answer', 'other'],
  eservice: ['late', 'wrong', 'missing', 'other'],
  program: ['slow', 'wrong-data', 'schedule', 'other'],
} as const satisfies Record<FaultKind, readonly string[]>
export type Fault = (typeof faultsOf)[FaultKind][number]

export const incidentStates = ['opened', 'told', 'reacted', 'resolved', 'cancelled'] as const
export type IncidentState = (typeof incidentStates)[number]

/** What the administrator does with one. */
export const incidentSteps = ['take', 'tell-support', 'react', 'resolve', 'cancel'] as const
export type IncidentStepName = (typeof incidentSteps)[number]

/** Longest free words of a report, characters. */
export const faultNoteLength = 200

export function classOf(kind: FaultKind): IncidentClass {
  return kind === 'eservice' ? 'eservice' : 'queue'
}
