import type { Booking } from '@chered/protocol/booking'
import type { Office } from '@chered/protocol/office'
import { clockTime } from '@chered/ui/dates'
import { useTranslation } from 'react-i18next'
import { knownCourse } from './known-course.ts'
import { localDay } from './local-day.ts'
import { dayHead } from './WeekGrid.tsx'

/** What happened to a booking so far. */
export function Course({ booking, office }: { booking: Booking; office: Office | null }) {
  const { t, i18n } = useTranslation()
  if (!office) return null
  const when = (at: number) =>
    `${dayHead(localDay(at, office.timeZone), i18n.language).day}, ${clockTime(at, office.timeZone)}`
  return (
    <section className="course">
      <h2 className="h">{t('course-of.title')}</h2>
      <ol>
        {knownCourse(booking).map(({ at, what }) => (
          <li key={what}>
            <span className="muted">{at === null ? t('course-of.now') : when(at)}</span>
            <span>
              {what === 'made'
                ? t('course-of.made', { channel: t(`channel.${booking.channel}`) })
                : what.startsWith('lost-')
                  ? t(`course-of.${what}`)
                  : t(`state.${what}`)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
