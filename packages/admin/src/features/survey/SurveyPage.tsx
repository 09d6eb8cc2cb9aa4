import type { Office } from '@chered/protocol/office'
import { useLive } from '@chered/ui/live'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/PageHead.tsx'
import { useAdmin } from '../../store.ts'
import { ActivateDialog } from './ActivateDialog.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { SurveyEditor } from './SurveyEditor.tsx'
import { SurveyHeadBar } from './SurveyHeadBar.tsx'
import { createDraft, enterSurvey, loadSurveys, openVersion, useSurvey } from './survey-store.ts'
import type { Speech } from './survey-words.ts'
import { VersionList } from './VersionList.tsx'
import './survey.css'

const tabs = ['scheme', 'versions'] as const
type Tab = (typeof tabs)[number]
/** Somebody else may activate or write; what is not being written here is kept as new as that. */
const RELOAD_MS = 15_000

interface Props {
  readonly staffId: string
  readonly administrator: boolean
  readonly fresh: boolean
  readonly now: number
}

/** The kiosk's survey: its versions, and the editor of a draft. */
export function SurveyPage({ staffId, administrator, fresh, now }: Props) {
  const { t } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const online = useLive((s) => s.link !== 'lost')
  const { list, open, inForce, refused } = useSurvey()
  useEffect(() => enterSurvey(staffId), [staffId])
  useEffect(() => {
    if (!online) return
    void loadSurveys()
    const timer = setInterval(() => void loadSurveys(), RELOAD_MS)
    return () => clearInterval(timer)
  }, [online])
  return (
    <>
      <PageHead
        title={t('survey.title')}
        {...(administrator ? {} : { under: t('survey.readOnly') })}
        now={now}
        fresh={fresh}
      />
      {refused && fresh && (
        <p className="hint warn" role="status">
          {t('survey.failed', { why: refusalText(t, refused) })}
        </p>
      )}
      {office && list && open && inForce ? (
        <Loaded office={office} administrator={administrator} fresh={fresh} now={now} />
      ) : (
        <p className="page-wait" role="status">
          {t('survey.loading')}
        </p>
      )}
      <LeaveGuard />
    </>
  )
}

function Loaded(props: { office: Office; administrator: boolean; fresh: boolean; now: number }) {
  const { t, i18n } = useTranslation()
  const { administrator, fresh } = props
  const [tab, setTab] = useState<Tab>('scheme')
  const [activating, setActivating] = useState(false)
  const speech: Speech = { t, language: i18n.language, office: props.office, now: props.now }
  return (
    <>
      <SurveyHeadBar
        speech={speech}
        administrator={administrator}
        fresh={fresh}
        tabs={
          <nav className="survey-tabs" aria-label={t('survey.title')}>
            {tabs.map((name) => (
              <button
                key={name}
                type="button"
                aria-current={tab === name ? 'page' : undefined}
                onClick={() => setTab(name)}
              >
                {t(`survey.tab.${name}`)}
              </button>
            ))}
          </nav>
        }
        activate={() => setActivating(true)}
        write={async (from) => {
          setTab('scheme')
          return createDraft(from, null)
        }}
      />
      {tab === 'scheme' ? (
        <SurveyEditor speech={speech} administrator={administrator} />
      ) : (
        <VersionList
          speech={speech}
          act={administrator && fresh}
          show={async (id) => {
            if (await openVersion(id)) setTab('scheme')
          }}
          activate={async (id) => {
            if (await openVersion(id)) setActivating(true)
          }}
        />
      )}
      {activating && <ActivateDialog speech={speech} close={() => setActivating(false)} />}
    </>
  )
}
