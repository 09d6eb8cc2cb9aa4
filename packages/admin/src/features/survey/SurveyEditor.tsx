import { useEffect } from 'react'
import { KioskPreview } from './KioskPreview.tsx'
import { ProblemList } from './ProblemList.tsx'
import { QuestionForm } from './QuestionForm.tsx'
import { SurveyTree } from './SurveyTree.tsx'
import { questionOf } from './survey-content.ts'
import { edit, redo, undo, useSurvey } from './survey-store.ts'
import type { Speech } from './survey-words.ts'

/** Tree, form and preview of the version on the screen. */
export function SurveyEditor(props: { speech: Speech; administrator: boolean }) {
  const { speech, administrator } = props
  const open = useSurvey((s) => s.open)
  const place = useSurvey((s) => s.place)
  const writable = administrator && open?.head.state === 'draft'
  useUndoKeys(writable)
  if (open === null) return null
  const content = open.history.present
  const { survey } = content
  const question = questionOf(survey, place.questionId)
  const hide = (id: (typeof content.hidden)[number]) =>
    edit({ ...content, hidden: [...content.hidden, id] }, null)
  const offer = (id: (typeof content.hidden)[number]) =>
    edit({ ...content, hidden: content.hidden.filter((other) => other !== id) }, null)
  return (
    <div className="survey-cols">
      <div className="survey-side">
        <SurveyTree speech={speech} survey={survey} check={open.check} place={place} />
        <ProblemList
          speech={speech}
          survey={survey}
          check={open.check}
          older={open.saving.state !== 'saved'}
          hidden={content.hidden}
          change={writable ? { hide, offer } : null}
        />
      </div>
      {question ? (
        <QuestionForm
          key={question.id}
          speech={speech}
          content={content}
          question={question}
          place={place}
          readOnly={!writable}
        />
      ) : (
        <p className="empty muted">{speech.t('survey.form.none')}</p>
      )}
      <KioskPreview speech={speech} survey={survey} place={place} />
    </div>
  )
}

/** Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y go through the steps of the draft, inside its fields too. */
function useUndoKeys(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      const back = event.code === 'KeyZ' && !event.shiftKey
      const forth = event.code === 'KeyY' || (event.code === 'KeyZ' && event.shiftKey)
      if (!back && !forth) return
      event.preventDefault()
      if (back) undo()
      else redo()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [active])
}
