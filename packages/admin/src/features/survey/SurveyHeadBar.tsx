import type { SurveyId } from '@chered/protocol/survey'
import type { Answer } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { showNotice, showRefusal } from '@chered/ui/staff/toasts'
import { Popover } from '@mantine/core'
import { Pencil, Redo2, Undo2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DifferenceList } from './DifferenceList.tsx'
import { countOf } from './ProblemList.tsx'
import { surveyDifference } from './survey-difference.ts'
import {
  edit,
  keepAsOwnDraft,
  type OpenVersion,
  redo,
  saveNow,
  takeTheirs,
  undo,
  useSurvey,
} from './survey-store.ts'
import { dateWords, momentWords, type Speech } from './survey-words.ts'

/** Which version is on the screen, how far it is from the one in force, whether it is saved, and what can be done. */
export function SurveyHeadBar(props: {
  speech: Speech
  administrator: boolean
  fresh: boolean
  tabs: ReactNode
  activate: () => void
  write: (from: SurveyId) => Promise<Answer<unknown>>
}) {
  const { t } = useTranslation()
  const { speech, administrator, fresh } = props
  const open = useSurvey((s) => s.open)
  const [busy, setBusy] = useState(false)
  if (open === null) return null
  const { head, history, saving, check } = open
  const draft = head.state === 'draft'
  const errors = countOf(check, 'error')
  async function write() {
    setBusy(true)
    const answer = await props.write(head.id)
    setBusy(false)
    if (!answer.ok) showRefusal(answer)
  }
  return (
    <>
      <div className="survey-bar">
        {props.tabs}
        <div className="survey-status">
          {draft && administrator && (
            <input
              className="title-input"
              aria-label={t('survey.versionTitle')}
              placeholder={t('survey.versionTitleNone')}
              maxLength={120}
              value={history.present.title ?? ''}
              onChange={({ currentTarget: { value } }) =>
                edit({ ...history.present, title: value.trimStart() === '' ? null : value }, 'title')
              }
            />
          )}
          {draft ? <DraftTag speech={speech} open={open} /> : <StateTag speech={speech} open={open} />}
          {draft && administrator && (
            <>
              <button
                type="button"
                className="icon-button"
                disabled={history.past.length === 0}
                aria-label={t('survey.undo')}
                title={t('survey.undoKey')}
                onClick={undo}
              >
                <Undo2 aria-hidden="true" />
              </button>
              <button
                type="button"
                className="icon-button"
                disabled={history.future.length === 0}
                aria-label={t('survey.redo')}
                title={t('survey.redoKey')}
                onClick={redo}
              >
                <Redo2 aria-hidden="true" />
              </button>
            </>
          )}
        </div>
        {administrator && draft && (
          <button
            type="button"
            className="btn primary"
            disabled={!fresh || saving.state !== 'saved' || errors > 0}
            title={errors > 0 ? t('survey.activate.errors', { count: errors }) : undefined}
            onClick={props.activate}
          >
            {t('survey.activate.open')}
          </button>
        )}
        {administrator && !draft && (
          <button type="button" className="btn primary" disabled={!fresh || busy} onClick={write}>
            <Pencil aria-hidden="true" />
            {t('survey.write')}
          </button>
        )}
      </div>
      {draft && <SavingLine saving={saving} fresh={fresh} />}
    </>
  )
}

function StateTag({ speech, open }: { speech: Speech; open: OpenVersion }) {
  const { t } = useTranslation()
  const { state, activeFrom, title } = open.head
  const date = activeFrom === null ? '' : dateWords(speech, activeFrom)
  return (
    <span className="survey-tag" data-state={state}>
      <StateShape shape={state === 'active' ? 'serving' : state === 'scheduled' ? 'booked' : 'closed'} />
      {title ? `${title}: ` : ''}
      {t(`survey.state.${state}`, { date })}
    </span>
  )
}

/** The draft's distance from the version in force; a press tells what it is made of. */
function DraftTag({ speech, open }: { speech: Speech; open: OpenVersion }) {
  const { t } = useTranslation()
  const inForce = useSurvey((s) => s.inForce)
  const differences = inForce === null ? [] : surveyDifference(inForce.content, open.history.present)
  return (
    <Popover width={420} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <button type="button" className="survey-tag survey-tag-key">
          <Pencil aria-hidden="true" />
          {t('survey.draftDiffers', { count: differences.length })}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('survey.difference.title')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list has to be scrollable by keyboard */}
        <div className="difference-pop" tabIndex={0}>
          <p className="h">{t('survey.difference.title')}</p>
          <DifferenceList speech={speech} differences={differences} />
          <p className="small muted">
            {t('survey.draftAt', { time: momentWords(speech, open.head.changedAt) })}
          </p>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Whether what stands on the screen is on the server. A conflict asks what shall become of both texts. */
function SavingLine({ saving, fresh }: { saving: OpenVersion['saving']; fresh: boolean }) {
  const { t } = useTranslation()
  async function keepMine() {
    const answer = await keepAsOwnDraft(t('survey.conflict.mineTitle'))
    if (answer === null) return
    if (answer.ok) showNotice(t('survey.conflict.kept'))
    else showRefusal(answer)
  }
  if (saving.state === 'refused') {
    return (
      <div className="stale-bar" role="alert">
        <span className="st trouble">
          <StateShape shape="trouble" />
        </span>
        <span className="grow">
          <b>{t('survey.conflict.title')}</b> {refusalText(t, saving.why)}
        </span>
        <button type="button" className="btn sm" disabled={!fresh} onClick={() => void takeTheirs()}>
          {t('survey.conflict.theirs')}
        </button>
        <button type="button" className="btn sm" disabled={!fresh} onClick={keepMine}>
          {t('survey.conflict.mine')}
        </button>
      </div>
    )
  }
  return (
    <p className="survey-saving" role="status" data-state={saving.state}>
      <StateShape shape={saving.state === 'saved' ? 'ok' : saving.state === 'failed' ? 'trouble' : 'free'} />
      {t(`survey.saving.${saving.state}`)}
      {saving.state === 'failed' && (
        <button type="button" className="link-button" onClick={() => void saveNow()}>
          {t('survey.saving.again')}
        </button>
      )}
    </p>
  )
}
