import type { ServiceId } from '@chered/protocol/ids'
import type { SurveyAnswer, SurveyQuestion } from '@chered/protocol/office'
import { rootQuestion } from '@chered/protocol/survey-choices'

/** How far from the first screen things lie, in touches by the shortest way; what is missing cannot be reached. */
export interface Ways {
  readonly questions: ReadonlyMap<string, number>
  readonly services: ReadonlyMap<ServiceId, number>
}

/** Walks the survey from its root, nearest questions first. A second service of an answer counts as reached. */
export function waysFromRoot(survey: readonly SurveyQuestion[]): Ways {
  const byId = questionsById(survey)
  const questions = new Map<string, number>()
  const services = new Map<ServiceId, number>()
  let near = byId.has(rootQuestion) ? [rootQuestion] : []
  for (let touches = 0; near.length > 0; touches++) {
    for (const id of near) questions.set(id, touches)
    const further = new Set<string>()
    for (const id of near) {
      for (const { next, service, alsoService } of byId.get(id)?.answers ?? []) {
        for (const serviceId of [service, alsoService]) {
          if (serviceId !== undefined && !services.has(serviceId)) services.set(serviceId, touches + 1)
        }
        if (next !== undefined && byId.has(next) && !questions.has(next)) further.add(next)
      }
    }
    near = [...further]
  }
  return { questions, services }
}

/**
 * Whether a visitor who comes from the question `asked` to the question `from`
 * can reach an end without being asked `asked` again. A kiosk shows an answer
 * only when there is such a way.
 */
export function endsBeside(survey: readonly SurveyQuestion[], from: string, asked: string): boolean {
  const byId = questionsById(survey)
  const seen = new Set([asked])
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const answer of byId.get(id)?.answers ?? []) {
      if (isEnd(answer)) return true
      if (answer.next !== undefined) open.push(answer.next)
    }
  }
  return false
}

function isEnd({ service, checkIn, info }: SurveyAnswer): boolean {
  return service !== undefined || checkIn === true || info !== undefined
}

/** The first of two questions with the same id is the one that a kiosk finds. */
function questionsById(survey: readonly SurveyQuestion[]): ReadonlyMap<string, SurveyQuestion> {
  const byId = new Map<string, SurveyQuestion>()
  for (const question of survey) if (!byId.has(question.id)) byId.set(question.id, question)
  return byId
}
