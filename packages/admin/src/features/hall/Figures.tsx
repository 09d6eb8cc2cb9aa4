import type { SupervisionView } from '@chered/protocol/views'
import { TicketNumber } from '@chered/ui/TicketNumber.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { targetMinutes } from './target-minutes.ts'

/** The day in one line of figures, without boxes. */
export function Figures({ view, now }: { view: SupervisionView; now: number }) {
  const { t } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const target = targetMinutes(office, null)
  const longest = view.longestWait ? Math.floor((now - view.longestWait.since) / 60_000) : null
  const { today } = view
  return (
    <dl className="figures" aria-label={t('figures.label')}>
      <Figure name={t('figures.waiting')}>{view.waiting}</Figure>
      <Figure
        name={
          view.longestWait ? (
            <>
              {t('figures.longest')} <TicketNumber ticket={view.longestWait.ticket} />
            </>
          ) : (
            t('figures.longestNobody')
          )
        }
        level={longest !== null && longest > target ? 'bad' : undefined}
      >
        {longest === null ? <None /> : <Unit value={longest} unit={t('figures.min')} />}
      </Figure>
      <Figure name={t('figures.issued')}>{today.issued}</Figure>
      <Figure name={t('figures.served')}>{today.served}</Figure>
      <Figure name={t('figures.median')}>
        {today.medianWaitMs === null ? (
          <None />
        ) : (
          <Unit value={Math.round(today.medianWaitMs / 60_000)} unit={t('figures.min')} />
        )}
      </Figure>
      <Figure name={t('figures.within', { minutes: target })}>
        {today.withinTarget === null ? (
          <None />
        ) : (
          <Unit value={Math.round(today.withinTarget * 100)} unit="%" />
        )}
      </Figure>
      <Figure name={t('figures.noShow')}>{today.noShow}</Figure>
      <Figure name={t('figures.cancelled')}>{today.cancelled}</Figure>
    </dl>
  )
}

function Figure(props: { name: ReactNode; level?: 'bad' | undefined; children: ReactNode }) {
  return (
    <div className={props.level}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function Unit({ value, unit }: { value: number; unit: string }) {
  return (
    <>
      {value}
      <small> {unit}</small>
    </>
  )
}

function None() {
  const { t } = useTranslation()
  return <small>{t('figures.none')}</small>
}
