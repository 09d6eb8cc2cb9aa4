import type { ServiceId } from '@chered/protocol/ids'
import type { Office, SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import type { KioskService } from '@chered/protocol/views'

/** The question a visit begins with. */
export const rootQuestion = 'root'
/** The service that helps when no answer fits; an office may lack it. */
const adviceService = 'advice'

type Survey = Pick<Office, 'survey' | 'services'>

export function questionOf(office: Survey, id: string): SurveyQuestion | null {
  return office.survey.find((q) => q.id === id) ?? null
}

/** Where an answer leads; `nowhere` when the survey names a question or service that does not exist. */
export type Destination =
  | { readonly kind: 'question'; readonly questionId: string }
  | { readonly kind: 'service'; readonly serviceId: ServiceId; readonly alsoServiceId: ServiceId | null }
  | { readonly kind: 'check-in' }
  | { readonly kind: 'info' }
  | { readonly kind: 'nowhere' }

export function destinationOf(office: Survey, answer: SurveyAnswer): Destination {
  const known = (id: ServiceId | undefined) => office.services.some((s) => s.id === id)
  if (answer.service !== undefined && known(answer.service)) {
    const also = answer.alsoService
    return {
      kind: 'service',
      serviceId: answer.service,
      alsoServiceId: also !== undefined && known(also) ? also : null,
    }
  }
  if (answer.next !== undefined && questionOf(office, answer.next)) {
    return { kind: 'question', questionId: answer.next }
  }
  if (answer.checkIn) return { kind: 'check-in' }
  if (answer.info) return { kind: 'info' }
  return { kind: 'nowhere' }
}

/** The services that can be reached below an answer, each once. A survey with a loop ends too. */
export function servicesBelow(office: Survey, answer: SurveyAnswer): readonly ServiceId[] {
  const found = new Set<ServiceId>()
  const asked = new Set<string>()
  const walk = (a: SurveyAnswer) => {
    const to = destinationOf(office, a)
    if (to.kind === 'service') found.add(to.serviceId)
    if (to.kind !== 'question' || asked.has(to.questionId)) return
    asked.add(to.questionId)
    for (const below of questionOf(office, to.questionId)?.answers ?? []) walk(below)
  }
  walk(answer)
  return [...found]
}

/** The answers of a question that lead somewhere: a key that does nothing is never shown. */
export function liveAnswers(office: Survey, question: SurveyQuestion): readonly SurveyAnswer[] {
  const leads = (answer: SurveyAnswer, asked: readonly string[]): boolean => {
    const to = destinationOf(office, answer)
    if (to.kind === 'nowhere') return false
    if (to.kind !== 'question') return true
    if (asked.includes(to.questionId)) return false
    const below = questionOf(office, to.questionId)?.answers ?? []
    return below.some((a) => leads(a, [...asked, to.questionId]))
  }
  return question.answers.filter((answer) => leads(answer, [question.id]))
}

/** The service that gives advice, when the office has it and it takes visitors now. */
export function openAdvice(office: Survey, services: readonly KioskService[]): ServiceId | null {
  const advice = office.services.find((s) => s.id === adviceService)
  const now = services.find((s) => s.serviceId === advice?.id)
  return advice && now && (now.state === 'open' || now.state === 'no-desk') ? advice.id : null
}
