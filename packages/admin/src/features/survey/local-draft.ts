import type { SurveyId } from '@chered/protocol/survey'
import type { SurveyContent } from './survey-content.ts'

/** What of a draft has not reached the server yet, kept on this PC over a reload or a power cut. */
interface LocalDraft {
  readonly staffId: string
  readonly id: SurveyId
  /** What it was written on. */
  readonly revision: number
  readonly content: SurveyContent
}

const key = 'chered-survey-draft'

/** A PC that keeps nothing for pages (private browsing, a full disk) only loses this safety. */
export function keepLocalDraft(
  staffId: string,
  id: SurveyId,
  revision: number,
  content: SurveyContent,
): boolean {
  try {
    localStorage.setItem(key, JSON.stringify({ staffId, id, revision, content } satisfies LocalDraft))
    return true
  } catch {
    return false
  }
}

/** The unsent draft of this person and version; null when there is none. */
export function localDraft(staffId: string, id: SurveyId): LocalDraft | null {
  const text = localStorage.getItem(key)
  if (text === null) return null
  const kept = JSON.parse(text) as LocalDraft
  return kept.staffId === staffId && kept.id === id ? kept : null
}

export function forgetLocalDraft(): void {
  localStorage.removeItem(key)
}
