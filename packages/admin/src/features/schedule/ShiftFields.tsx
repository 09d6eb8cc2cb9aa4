import type { DeskId, ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import type { Shift } from '@chered/protocol/schedule'
import { officeText } from '@chered/ui/i18n'
import { Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAdmin } from '../../store.ts'
import { competenceOf, type Person } from './people.ts'
import {
  Breaks,
  newKey,
  nextHours,
  RangeFault,
  RangeFields,
  rangeOf,
  type TypedRange,
} from './TypedHours.tsx'
import type { HoursFault } from './time-range.ts'

/** A shift as it is typed. */
export interface TypedShift extends TypedRange, Pick<Shift, 'deskId' | 'services' | 'bookable'> {}

export function typedShift(shift: Shift): TypedShift {
  const [from = '', to = ''] = shift.hours.split('-')
  return { ...shift, key: newKey(), from, to }
}

export function shiftOf(typed: TypedShift): Shift {
  const { deskId, services, bookable } = typed
  return { hours: rangeOf(typed), deskId, services, bookable }
}

const noDesk = '-'

/** Shifts of a weekly pattern: hours, desk, what is served, and whether any of it can be booked. */
export function ShiftFields(props: {
  person: Person
  shifts: readonly TypedShift[]
  faults: readonly (HoursFault | null)[]
  change: (shifts: readonly TypedShift[]) => void
}) {
  const { t } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const desks = office?.desks ?? []
  const { person, shifts, faults, change } = props
  const set = (key: string, own: Partial<TypedShift>) =>
    change(shifts.map((shift) => (shift.key === key ? { ...shift, ...own } : shift)))
  return (
    <div className="shift-fields">
      {shifts.map((shift, n) => (
        <fieldset key={shift.key} className="shift">
          <legend className="visually-hidden">{t('schedule.edit.shift', { number: n + 1 })}</legend>
          <div className="hours-row">
            <RangeFields
              range={shift}
              number={n + 1}
              fault={faults[n] ?? null}
              change={({ from, to }) => set(shift.key, { from, to })}
              remove={() => change(shifts.filter((other) => other !== shift))}
            />
            {person.kind === 'specialist' && (
              <NativeSelect
                aria-label={t('schedule.edit.deskOf', { number: n + 1 })}
                data={[
                  ...desks.map((desk) => ({
                    value: desk.id as string,
                    label: t('schedule.edit.desk', { number: desk.number }),
                  })),
                  { value: noDesk, label: t('schedule.edit.noDesk') },
                ]}
                value={shift.deskId ?? noDesk}
                onChange={({ currentTarget: { value } }) =>
                  set(shift.key, { deskId: value === noDesk ? null : (value as DeskId) })
                }
              />
            )}
          </div>
          <RangeFault range={shift} fault={faults[n] ?? null} />
          <Served
            person={person}
            services={shift.services}
            number={n + 1}
            change={(services) => set(shift.key, { services })}
          />
          <Checkbox
            label={t('schedule.edit.bookable')}
            description={t('schedule.edit.bookableHint')}
            checked={shift.bookable}
            onChange={(event) => set(shift.key, { bookable: event.currentTarget.checked })}
          />
        </fieldset>
      ))}
      {shifts.length === 0 && <p className="muted">{t('schedule.edit.noHours')}</p>}
      <Breaks ranges={faults.some((fault) => fault !== null) ? [] : shifts.map(rangeOf)} />
      <button
        type="button"
        className="btn sm"
        onClick={() =>
          change([
            ...shifts,
            {
              key: newKey(),
              ...nextHours(shifts),
              deskId: shifts.at(-1)?.deskId ?? person.usualDesk,
              services: shifts.at(-1)?.services ?? usualServices(person, office),
              bookable: true,
            },
          ])
        }
      >
        {t('schedule.edit.addShift')}
      </button>
    </div>
  )
}

/** What new hours serve: everything of a specialist's own, or, for a hall, everything that is held in halls. */
export function usualServices(person: Person, office: Office | null): ServiceId[] | null {
  if (person.kind === 'specialist') return null
  return (office?.services ?? [])
    .filter((service) => service.booking?.place === 'hall')
    .map((service): ServiceId => service.id)
}

/** All that the person is competent for, or some of it. */
function Served(props: {
  person: Person
  services: readonly ServiceId[] | null
  number: number
  change: (services: ServiceId[] | null) => void
}) {
  const { t, i18n } = useTranslation()
  const office = useAdmin((s) => s.office.value)
  const { person, services } = props
  const competence = competenceOf(person)
  const possible = (office?.services ?? []).filter((service) =>
    competence === null ? service.booking?.place === 'hall' : competence.includes(service.id),
  )
  const chosen = new Set(services ?? possible.map((service) => service.id))
  return (
    <div>
      {/* A hall's hours always name what is held in it. */}
      {person.kind === 'specialist' && (
        <NativeSelect
          aria-label={t('schedule.edit.servedOf', { number: props.number })}
          data={[
            { value: 'all', label: t('schedule.edit.allServices') },
            { value: 'some', label: t('schedule.edit.someServices') },
          ]}
          value={services === null ? 'all' : 'some'}
          onChange={(event) =>
            props.change(
              event.currentTarget.value === 'all' ? null : possible.map((service): ServiceId => service.id),
            )
          }
        />
      )}
      {services !== null && (
        <ul className="served">
          {possible.map((service) => (
            <li key={service.id}>
              <Checkbox
                label={
                  person.secondary.includes(service.id)
                    ? t('schedule.edit.secondary', { service: officeText(service.name, i18n.language) })
                    : officeText(service.name, i18n.language)
                }
                checked={chosen.has(service.id)}
                onChange={(event) => {
                  const on = event.currentTarget.checked
                  props.change(
                    possible
                      .map((own): ServiceId => own.id)
                      .filter((id) => (id === service.id ? on : chosen.has(id))),
                  )
                }}
              />
            </li>
          ))}
          {services.length === 0 && <li className="field-fault">{t('schedule.edit.fault.no-service')}</li>}
        </ul>
      )}
    </div>
  )
}
