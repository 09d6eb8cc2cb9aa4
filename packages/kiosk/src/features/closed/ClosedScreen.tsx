import type { Office } from '@chered/protocol/office'
import { localDateInWords } from '@chered/ui/dates'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import { useKiosk } from '../../store.ts'
import { localDate, openingHours } from './opening-hours.ts'

interface Props {
  readonly office: Office
  readonly opensAt: { readonly date: string; readonly time: string } | null
}

/** Nobody is taken now: when the doors open again, and the hours of the week. */
export function ClosedScreen({ office, opensAt }: Props) {
  const { t } = useTranslation()
  const language = useKiosk((s) => s.session.wishes.language)
  const today = localDate(useNow(30_000), office.timeZone)
  const rows = openingHours(office.week)
  const words = () => {
    if (opensAt === null) return t('closed.notPlanned')
    if (opensAt.date === today) return t('closed.today', { time: opensAt.time })
    return t('closed.opens', { date: localDateInWords(opensAt.date, language), time: opensAt.time })
  }
  return (
    <Frame
      layout="words"
      heading={t('closed.title')}
      headingLength={t('closed.title').length}
      matter={
        <>
          <p className="words" role="status">
            {words()}
          </p>
          <section className="week">
            <h2>{t('closed.hours')}</h2>
            <dl>
              {rows.map((row) => (
                <div key={row.from}>
                  <dt>
                    {row.from === row.to
                      ? t(`weekday.${row.from}`)
                      : t('closed.days', { from: t(`weekday.${row.from}`), to: t(`weekday.${row.to}`) })}
                  </dt>
                  <dd>
                    {row.hours.length === 0
                      ? t('closed.dayOff')
                      : row.hours.map((span) => span.replace('-', '–')).join(', ')}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        </>
      }
      way="languages"
    />
  )
}
