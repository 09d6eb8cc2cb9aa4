import type { Office } from '@chered/protocol/office'
import type { Results } from '@chered/protocol/results'
import { localDateInWords } from '@chered/ui/dates'
import { officeText } from '@chered/ui/i18n'
import { useTranslation } from 'react-i18next'
import { ServiceName } from '../visit/OfficeText.tsx'
import { durationText } from './duration-text.ts'

/** Which services with which outcomes, breaks by reason, and each day where there are several. */
export function ResultTables({ results, office }: { results: Results; office: Office | null }) {
  const { t, i18n } = useTranslation()
  const { total, days } = results
  const outcomeName = (id: string) => {
    if (id === 'day-ended') return t('results.dayEnded')
    const known = office?.outcomes.find((outcome) => outcome.id === id)
    return known ? officeText(known.name, i18n.language) : id
  }
  return (
    <div className="result-tables">
      <section aria-label={t('results.services')}>
        <h2>{t('results.services')}</h2>
        {total.services.length === 0 ? (
          <p className="muted">{t('results.noServices')}</p>
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('results.col.service')}</th>
                <th scope="col" className="n">
                  {t('results.col.served')}
                </th>
                <th scope="col">{t('results.col.outcomes')}</th>
                <th scope="col" className="n">
                  {t('results.col.each')}
                </th>
              </tr>
            </thead>
            <tbody>
              {total.services.map(({ serviceId, served, serviceMs, outcomes }) => (
                <tr key={serviceId}>
                  <th scope="row">
                    <ServiceName office={office} id={serviceId} />
                  </th>
                  <td className="n">{served}</td>
                  <td>
                    {outcomes
                      .map((one) =>
                        t('results.outcome', { outcome: outcomeName(one.outcome), count: one.served }),
                      )
                      .join(', ')}
                  </td>
                  <td className="n">{durationText(t, Math.round(serviceMs / served))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section aria-label={t('results.breaks')}>
        <h2>{t('results.breaks')}</h2>
        {total.breaks.length === 0 ? (
          <p className="muted">{t('results.noBreaks')}</p>
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('results.col.reason')}</th>
                <th scope="col" className="n">
                  {t('results.col.times')}
                </th>
                <th scope="col" className="n">
                  {t('results.col.lasted')}
                </th>
              </tr>
            </thead>
            <tbody>
              {total.breaks.map(({ reason, count, ms }) => (
                <tr key={reason}>
                  <th scope="row">{t(`break.${reason}`)}</th>
                  <td className="n">{count}</td>
                  <td className="n">{durationText(t, ms)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {results.from !== results.to && days.length > 0 && (
        <section className="result-days" aria-label={t('results.days')}>
          <h2>{t('results.days')}</h2>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('results.col.date')}</th>
                {(['served', 'desk', 'service', 'wait', 'noShow'] as const).map((key) => (
                  <th key={key} scope="col" className="n">
                    {t(`results.figure.${key}.name`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.map(({ date, figures }) => (
                <tr key={date}>
                  <th scope="row">{localDateInWords(date, i18n.language)}</th>
                  <td className="n">{figures.served}</td>
                  <td className="n">{durationText(t, figures.deskMs)}</td>
                  <td className="n">{durationText(t, figures.meanServiceMs)}</td>
                  <td className="n">{durationText(t, figures.meanWaitMs)}</td>
                  <td className="n">{figures.noShow}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}
