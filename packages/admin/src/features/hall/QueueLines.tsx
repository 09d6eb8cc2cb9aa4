import { ticketText } from '@chered/protocol/ticket-text'
import type { SupervisionView } from '@chered/protocol/views'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { useTranslation } from 'react-i18next'
import { OfficeText } from '../../app/OfficeText.tsx'
import { useAdmin } from '../../store.ts'
import { deskRanges } from './desk-ranges.ts'
import { axisPosition, type MinuteAxis, minuteAxis, placeMarks } from './minute-axis.ts'
import { targetMinutes } from './target-minutes.ts'

type Queue = SupervisionView['queues'][number]

/** Everyone who waits is one mark on the line of minutes; the limit is a line and a shape, not a colour. */
export function QueueLines({ view, now }: { view: SupervisionView; now: number }) {
  const { t } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const longest = Math.max(0, ...view.queues.map((queue) => waitMinutes(queue, now)[0] ?? 0))
  const target = targetMinutes(office, null)
  const axis = minuteAxis(longest, target)
  return (
    <section>
      <h2 className="t">
        {t('queues.title')}
        <span className="key">
          <span>
            <i className="dot" /> {t('queues.keyWaiting')}
          </span>
          <span>
            <i className="ring" /> {t('queues.keyBeyond')}
          </span>
        </span>
      </h2>
      <table className="qs">
        <colgroup>
          <col className="col-letter" />
          <col className="col-name" />
          <col />
          <col className="col-n" />
          <col className="col-w" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {t('queues.queue')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('queues.scale')}</span>
              <Scale axis={axis} target={target} />
            </th>
            <th scope="col" className="n">
              {t('queues.waiting')}
            </th>
            <th scope="col" className="w">
              {t('queues.desks')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.queues.map((queue) => (
            <QueueLine
              key={queue.queueId}
              queue={queue}
              axis={axis}
              target={targetMinutes(office, queue.queueId)}
              now={now}
            />
          ))}
        </tbody>
      </table>
      {view.waiting === 0 && <p className="muted qs-empty">{t('queues.nobody')}</p>}
    </section>
  )
}

/** Longest first, minutes with their fraction. */
function waitMinutes(queue: Queue, now: number): number[] {
  return queue.marks.map((mark) => (now - mark.since) / 60_000)
}

function Scale({ axis, target }: { axis: MinuteAxis; target: number }) {
  const { t } = useTranslation()
  return (
    <span className="scale" aria-hidden="true">
      {axis.ticks.map((minute) => (
        <span key={minute} style={{ left: `${axisPosition(minute, axis) * 100}%` }}>
          {minute === target ? <b>{t('queues.targetTick', { minutes: minute })}</b> : minute}
        </span>
      ))}
    </span>
  )
}

function QueueLine(props: { queue: Queue; axis: MinuteAxis; target: number; now: number }) {
  const { t } = useTranslation()
  const { queue, axis, target } = props
  const marks = placeMarks(waitMinutes(queue, props.now), axis, target)
  const unseen = queue.waiting - queue.marks.length
  const longest = marks[0]
  const words = longest
    ? t('queues.strip', {
        count: queue.waiting,
        longest: Math.floor(longest.minutes),
        beyond: marks.filter((mark) => mark.beyondTarget).length,
      })
    : t('queues.stripNone')
  return (
    <tr>
      <td className="l">{queue.letter && <b className="letter">{queue.letter}</b>}</td>
      <th scope="row" className="name">
        <OfficeText text={queue.name} />
      </th>
      <td className="strip-cell">
        <div className="strip" role="img" aria-label={words}>
          <i className="target" style={{ left: `${axisPosition(target, axis) * 100}%` }} />
          {marks.map((mark) => (
            <i
              key={mark.index}
              className={`mark lane-${mark.lane}${mark.beyondTarget ? ' beyond' : ''}`}
              style={{ left: `${mark.position * 100}%` }}
              title={`${ticketText(queue.marks[mark.index]!.ticket)}: ${Math.floor(mark.minutes)}`}
            />
          ))}
          {longest?.beyondTarget && (
            <em style={{ left: `${longest.position * 100}%` }}>{Math.floor(longest.minutes)}</em>
          )}
        </div>
        {unseen > 0 && <p className="more">{t('queues.more', { count: unseen })}</p>}
      </td>
      <td className={queue.waiting > 0 ? 'n some' : 'n muted'}>{queue.waiting}</td>
      <td className="w">
        <ServedBy queue={queue} />
      </td>
    </tr>
  )
}

/** Which open windows take this queue: as their own, then as another's. */
function ServedBy({ queue }: { queue: Queue }) {
  const { t } = useTranslation()
  const first = deskRanges(queue.primaryDesks)
  const second = deskRanges(queue.secondaryDesks)
  if (first && second) return t('queues.then', { first, second })
  if (second) return t('queues.thenOnly', { second })
  if (first) return first
  if (queue.waiting === 0) return <span className="muted">{t('queues.noDesk')}</span>
  return (
    <b className="st trouble">
      <StateShape shape="trouble" /> {t('queues.noDesk')}
    </b>
  )
}
