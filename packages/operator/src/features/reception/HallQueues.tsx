import type { ReceptionView } from '@chered/protocol/views'
import { officeText } from '@chered/ui/i18n'
import { useNow } from '@chered/ui/use-now'
import { useTranslation } from 'react-i18next'
import { OfficeText } from '../visit/OfficeText.tsx'

/** The queues in small: how many wait, how long the first one does, and who serves. Only those where something is so. */
export function HallQueues(props: { queues: ReceptionView['queues']; waiting: number }) {
  const { t, i18n } = useTranslation()
  const now = useNow(10_000)
  const busy = props.queues.filter(({ waiting }) => waiting > 0)
  return (
    <section aria-label={t('queues.title')}>
      <h2>
        {t('queues.title')} <b>{props.waiting}</b>
      </h2>
      {busy.length === 0 && <p className="muted">{t('waiting.empty')}</p>}
      <ul className="hall-queues">
        {busy.map((queue) => (
          <li key={queue.queueId}>
            <b className="letter">{queue.letter}</b>
            <span className="grow" title={officeText(queue.name, i18n.language)}>
              <OfficeText text={queue.name} />
            </span>
            <b>{queue.waiting}</b>
            <span className="muted small nowrap">
              {queue.oldestSince !== null &&
                t('queues.oldest', { count: Math.max(0, Math.floor((now - queue.oldestSince) / 60_000)) })}
            </span>
            <span className={queue.desks.length === 0 ? 'st warn small' : 'muted small nowrap'}>
              {queue.desks.length === 0
                ? t('queues.noDesk')
                : t('queues.desks', { count: queue.desks.length, desks: queue.desks.join(', ') })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
