import type { SupervisionView } from '@chered/protocol/views'
import { useTranslation } from 'react-i18next'
import { PageHead } from '../../app/PageHead.tsx'
import { useAdmin } from '../../store.ts'
import { Desks } from './Desks.tsx'
import { DeviceSummary } from './DeviceSummary.tsx'
import { EmergencyLines } from './EmergencyLines.tsx'
import { Figures } from './Figures.tsx'
import { hoursWords } from './hours-words.ts'
import { IssuingHours } from './IssuingHours.tsx'
import { QueueLines } from './QueueLines.tsx'
import { TroubleList } from './TroubleList.tsx'
import './hall.css'

/** What every page is given: the view, whether it is of this moment, the server's clock, the rights. */
export interface PageProps {
  readonly view: SupervisionView
  readonly fresh: boolean
  /** The server's present moment, or that of its last word when the link is lost, ms. */
  readonly now: number
  readonly administrator: boolean
}

/** The hall at this moment: troubles, figures, windows, who waits. */
export function HallPage({ view, fresh, now, administrator }: PageProps) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  return (
    <>
      <PageHead
        title={t('menu.hall')}
        under={hoursWords(t, view, office?.settings.hours ?? 'week', i18n.language)}
        now={now}
        fresh={fresh}
      />
      <TroubleList troubles={view.troubles} view={view} now={now} mayAct={administrator && fresh} links />
      <Figures view={view} now={now} />
      <Desks view={view} now={now} mayAct={administrator && fresh} />
      <div className="hall-two">
        <QueueLines view={view} now={now} />
        <aside>
          <EmergencyLines view={view} now={now} />
          <DeviceSummary view={view} />
          {office && <IssuingHours office={office} mayChange={administrator} fresh={fresh} />}
        </aside>
      </div>
    </>
  )
}
