import { exceptionReasons } from '@chered/protocol/choices'
import type { DayDate, DeskId, ResourceId, ServiceId } from '@chered/protocol/ids'
import type { Shift } from '@chered/protocol/schedule'
import { officeText } from '@chered/ui/i18n'
import { NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import type { Person } from './people.ts'
import { type ExceptionRow, type ExceptionTarget, newRowId, withoutRow, withRow } from './schedule-edits.ts'
import { editDraft } from './schedule-store.ts'
import { HoursFields, rangeOf, type TypedRange, typedOf } from './TypedHours.tsx'
import { hoursFaults } from './time-range.ts'

type Reason = ExceptionRow['reason']

/** A dated exception: for whom, why, from when to when, and what is worked instead. */
export function ExceptionForm(props: {
  target: ExceptionTarget
  /** The target is given by where the form was opened; else it is chosen among `people`. */
  fixed?: boolean
  people?: readonly Person[]
  row: ExceptionRow | null
  from: DayDate
  /** What would be worked without the exception: the beginning of typed hours. */
  shown: readonly Shift[]
  author: string
  close: () => void
}) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const ids = useId()
  const { row } = props
  const [target, setTarget] = useState(row?.target ?? props.target)
  const [reason, setReason] = useState<Reason>(
    row?.reason ?? (props.target.kind === 'resource' ? 'leave' : 'closed'),
  )
  const [from, setFrom] = useState<string>(row?.validFrom ?? props.from)
  const [to, setTo] = useState<string>(row?.validTo ?? props.from)
  const [works, setWorks] = useState((row?.hours.length ?? 0) > 0)
  const [hours, setHours] = useState<readonly TypedRange[]>(() =>
    (row && row.hours.length > 0 ? row.hours : props.shown.map((shift) => shift.hours)).map(typedOf),
  )
  const [deskId, setDeskId] = useState<DeskId | null>(row?.deskId ?? null)
  const [source, setSource] = useState(row?.source ?? '')
  const [pressed, setPressed] = useState(false)
  const faults = works ? hoursFaults(hours) : []
  const periodFault = from === '' || to === '' ? 'no-date' : to < from ? 'period-ends-before' : null
  const hoursMissing = works && hours.length === 0

  function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (periodFault !== null || hoursMissing || faults.some((fault) => fault !== null)) return
    editDraft((draft) =>
      withRow(draft, {
        id: row?.id ?? newRowId(),
        kind: 'exception',
        target,
        reason,
        validFrom: from as DayDate,
        validTo: to as DayDate,
        hours: works ? hours.map(rangeOf) : [],
        deskId: works ? deskId : null,
        source: source.trim(),
        author: props.author,
      }),
    )
    props.close()
  }

  const targets = [
    { value: 'office', label: t('schedule.office') },
    ...(props.people ?? []).map((person) => ({ value: `resource:${person.resourceId}`, label: person.name })),
    ...(office?.services ?? []).map((service) => ({
      value: `service:${service.id}`,
      label: officeText(service.name, i18n.language),
    })),
  ]
  return (
    <form onSubmit={submit} noValidate className="day-form">
      {!props.fixed && (
        <NativeSelect
          label={t('schedule.exceptions.whose')}
          data={targets}
          value={targetValue(target)}
          onChange={(event) => setTarget(targetOfValue(event.currentTarget.value))}
        />
      )}
      <NativeSelect
        label={t('schedule.edit.reason')}
        data={exceptionReasons.map((value) => ({ value, label: t(`schedule.reason.${value}`) }))}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value as Reason)}
      />
      <div className="period">
        {(['from', 'to'] as const).map((end) => (
          <div key={end} className="field">
            <label htmlFor={`${ids}-${end}`}>{t(`schedule.edit.period.${end}`)}</label>
            <span className="input">
              <input
                id={`${ids}-${end}`}
                type="date"
                value={end === 'from' ? from : to}
                aria-invalid={periodFault !== null}
                onChange={(event) => {
                  const { value } = event.currentTarget
                  if (end === 'to') return setTo(value)
                  setFrom(value)
                  if (to < value) setTo(value)
                }}
              />
            </span>
          </div>
        ))}
      </div>
      {periodFault !== null && (pressed || periodFault === 'period-ends-before') && (
        <p className="field-fault" role="alert">
          {t(`schedule.edit.fault.${periodFault}`)}
        </p>
      )}
      <NativeSelect
        label={t('schedule.edit.then')}
        data={[
          { value: 'off', label: t('schedule.edit.thenOff') },
          { value: 'other', label: t('schedule.edit.thenOther') },
        ]}
        value={works ? 'other' : 'off'}
        onChange={(event) => setWorks(event.currentTarget.value === 'other')}
      />
      {works && (
        <HoursFields
          ranges={hours}
          faults={pressed ? faults : faults.map((fault) => (fault === 'no-time' ? null : fault))}
          change={setHours}
        />
      )}
      {works && target.kind === 'resource' && (
        <NativeSelect
          label={t('schedule.edit.deskThen')}
          data={[
            { value: '', label: t('schedule.edit.deskAsUsual') },
            ...(office?.desks ?? []).map((desk) => ({
              value: desk.id as string,
              label: t('schedule.edit.desk', { number: desk.number }),
            })),
          ]}
          value={deskId ?? ''}
          onChange={({ currentTarget: { value } }) => setDeskId(value === '' ? null : (value as DeskId))}
        />
      )}
      <TextInput
        label={t('schedule.edit.source')}
        description={t('schedule.edit.sourceHint')}
        value={source}
        maxLength={240}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <div className="dialog-buttons">
        {row && (
          <button
            type="button"
            className="btn danger first"
            onClick={() => {
              editDraft((draft) => withoutRow(draft, row.id))
              props.close()
            }}
          >
            {t('schedule.edit.removeException')}
          </button>
        )}
        <button type="button" className="btn" onClick={props.close}>
          {t('schedule.cancel')}
        </button>
        <button type="submit" className="btn primary">
          {t('schedule.edit.toDraft')}
        </button>
      </div>
    </form>
  )
}

function targetValue(target: ExceptionTarget): string {
  switch (target.kind) {
    case 'office':
      return 'office'
    case 'service':
      return `service:${target.serviceId}`
    case 'resource':
      return `resource:${target.resourceId}`
  }
}

function targetOfValue(value: string): ExceptionTarget {
  const [kind = 'office', ...rest] = value.split(':')
  const id = rest.join(':')
  if (kind === 'service') return { kind, serviceId: id as ServiceId }
  if (kind === 'resource') return { kind, resourceId: id as ResourceId }
  return { kind: 'office' }
}
