import { bookingChannels } from '@chered/protocol/choices'
import type { DayDate } from '@chered/protocol/ids'
import type { BookingChannel, Schedule, ScheduleDifference } from '@chered/protocol/schedule'
import { officeText } from '@chered/ui/i18n'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Asked, useAdmin } from '../../store.ts'
import { ChannelRibbon } from './ChannelRibbon.tsx'
import { NumberField } from './NumberField.tsx'
import { fieldText, fieldValue, type QuotaField, sharesSum, withField, withShares } from './quota-fields.ts'
import { perCent } from './quota-words.ts'
import { editDraft, typedDone, typeInto, useSchedule } from './schedule-store.ts'
import { UnitsTable } from './UnitsTable.tsx'
import { WeekUnits } from './WeekUnits.tsx'

/** Shares of the channels, length and release of intervals, quotas of walk-ins, and what comes of them. */
export function QuotasTab(props: {
  inForce: Schedule
  draft: Schedule
  drafted: boolean
  difference: Asked<ScheduleDifference>
  today: DayDate
  editor: boolean
}) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const typed = useSchedule((s) => s.typed)
  const { draft, editor, inForce } = props
  const [asked, setAsked] = useState<readonly QuotaField[]>([])
  const text = (field: QuotaField) => typed[field] ?? fieldText(field, draft)
  const sum = sharesSum(text)

  function change(field: QuotaField, entered: string) {
    typeInto(field, entered)
    const value = fieldValue(field, entered)
    if (field.startsWith('share/')) return changeShares(field, entered)
    if (value === 'fault') return
    editDraft((schedule) => withField(schedule, field, value))
    typedDone(field)
  }

  function changeShares(field: QuotaField, entered: string) {
    const now = (own: QuotaField) => (own === field ? entered : text(own))
    if (sharesSum(now) !== 100) return
    const shares = Object.fromEntries(
      bookingChannels.map((channel) => [channel, fieldValue(`share/${channel}`, now(`share/${channel}`))]),
    ) as Record<BookingChannel, number>
    editDraft((schedule) => withShares(schedule, shares))
    typedDone(...bookingChannels.map((channel) => `share/${channel}`))
  }

  const field = (
    name: QuotaField,
    label: string,
    more: { unit?: string; hint?: string; bare?: boolean } = {},
  ) => {
    const before = fieldText(name, inForce)
    return (
      <NumberField
        key={name}
        label={label}
        value={text(name)}
        fault={fieldValue(name, text(name)) === 'fault'}
        field={name}
        inForce={before === fieldText(name, draft) ? null : before}
        disabled={!editor}
        change={(entered) => change(name, entered)}
        {...more}
      />
    )
  }
  const limited = (kind: 'queue' | 'service', ids: readonly string[]) =>
    ids.filter((id) => text(`${kind}/${id}`) !== '' || asked.includes(`${kind}/${id}`))
  const queues = (office?.queues ?? []).map((queue) => ({
    field: `queue/${queue.id}` as const,
    name: t('schedule.quotas.queue', { letter: queue.letter, name: officeText(queue.name, i18n.language) }),
  }))
  const services = (office?.services ?? []).map((service) => ({
    field: `service/${service.id}` as const,
    name: officeText(service.name, i18n.language),
  }))
  const shownLimits = [...queues, ...services].filter(
    ({ field: own }) =>
      limited(own.startsWith('queue/') ? 'queue' : 'service', [own.slice(own.indexOf('/') + 1)]).length > 0,
  )
  const shares = (schedule: Schedule) => schedule.quotas.shares
  const booked = Number(text('bookedShare'))

  return (
    <div className="quotas">
      <section className="quota-block" aria-label={t('schedule.quotas.shares')}>
        <h2 className="t">{t('schedule.quotas.shares')}</h2>
        <ChannelRibbon before={shares(inForce)} after={shares(draft)} />
        <Fields>
          {bookingChannels.map((channel) =>
            field(`share/${channel}`, t(`schedule.channel.${channel}`), { unit: '%' }),
          )}
          <p className={sum === 100 ? 'sum-shares' : 'sum-shares is-off'} role="status">
            {sum === 'fault'
              ? t('schedule.quotas.sumFault')
              : sum === 100
                ? t('schedule.quotas.sum')
                : t('schedule.quotas.sumOff', { sum })}
          </p>
        </Fields>
      </section>
      <section className="quota-block" aria-label={t('schedule.quotas.bookedAndLive')}>
        <h2 className="t">{t('schedule.quotas.bookedAndLive')}</h2>
        <div className="booked-live" aria-hidden="true">
          <i style={{ flexGrow: Number.isFinite(booked) ? booked : 0 }}>
            {t('schedule.quotas.booked', { value: perCent(draft.quotas.bookedShare) })}
          </i>
          <i style={{ flexGrow: Number.isFinite(booked) ? 100 - booked : 0 }}>
            {t('schedule.quotas.live', { value: perCent(1 - draft.quotas.bookedShare) })}
          </i>
        </div>
        <Fields>
          {field('bookedShare', t('schedule.quotas.bookedShare'), {
            unit: '%',
            hint: t('schedule.quotas.bookedShareHint'),
          })}
          {field('unitMinutes', t('schedule.quotas.unitMinutes'), {
            unit: t('schedule.min'),
            hint: t('schedule.quotas.unitHint'),
          })}
          {field('release', t('schedule.quotas.release'), {
            unit: t('schedule.min'),
            hint: t('schedule.quotas.releaseHint'),
          })}
          {field('horizon', t('schedule.quotas.horizon'), { unit: t('schedule.days') })}
        </Fields>
      </section>
      <section className="quota-block" aria-label={t('schedule.quotas.hold')}>
        <h2 className="t">
          {t('schedule.quotas.hold')} <span className="small muted">{t('schedule.quotas.holdHint')}</span>
        </h2>
        <Fields>
          {bookingChannels.map((channel) =>
            field(`hold/${channel}`, t(`schedule.channel.${channel}`), { unit: t('schedule.min') }),
          )}
        </Fields>
      </section>
      <section className="quota-block" aria-label={t('schedule.quotas.walkIns')}>
        <h2 className="t">
          {t('schedule.quotas.walkIns')}{' '}
          <span className="small muted">{t('schedule.quotas.walkInsHint')}</span>
        </h2>
        <Fields>
          {field('perDay', t('schedule.quotas.perDay'))}
          {shownLimits.map(({ field: own, name }) =>
            field(own, name, { hint: t('schedule.quotas.emptyIsNone') }),
          )}
        </Fields>
        {editor && (
          <NativeSelect
            className="add-limit"
            size="sm"
            aria-label={t('schedule.quotas.addLimit')}
            value=""
            data={[
              { value: '', label: t('schedule.quotas.addLimit') },
              ...[...queues, ...services]
                .filter((own) => !shownLimits.includes(own))
                .map((own) => ({ value: own.field as string, label: own.name })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              if (value !== '') setAsked((known) => [...known, value as QuotaField])
            }}
          />
        )}
      </section>
      <section className="quota-block wide" aria-label={t('schedule.quotas.outcome')}>
        <h2 className="t">
          {t('schedule.quotas.outcome')}{' '}
          <span className="small muted">{t('schedule.quotas.outcomeHint')}</span>
        </h2>
        {props.difference.value ? (
          <UnitsTable difference={props.difference.value} />
        ) : props.drafted ? (
          <p className="muted" role="status">
            {props.difference.refused ? refusalText(t, props.difference.refused) : t('schedule.reckoning')}
          </p>
        ) : (
          <p className="muted">{t('schedule.quotas.noDraft')}</p>
        )}
        <WeekUnits today={props.today} shares={draft.quotas.shares} />
      </section>
    </div>
  )
}

function Fields({ children }: { children: ReactNode }) {
  return <div className="quota-fields">{children}</div>
}
