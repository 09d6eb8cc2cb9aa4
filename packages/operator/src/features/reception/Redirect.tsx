import type { PassTarget } from '@chered/protocol/commands'
import type { DeskId, ServiceId } from '@chered/protocol/ids'
import type { Office } from '@chered/protocol/office'
import { officeText } from '@chered/ui/i18n'
import { useView } from '@chered/ui/live'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrderUnderWay } from '../booking/orders.ts'

/** A target as the value of an option. */
function targetOf(value: string): PassTarget | null {
  const [kind, id = ''] = value.split(/:(.*)/)
  if (kind === 'desk') return { kind, deskId: id as DeskId }
  return kind === 'service' ? { kind, serviceId: id as ServiceId } : null
}

/**
 * Whoever waits, or was called and went elsewhere, waits for another window or
 * another service: with the place kept, unless the end of the line is asked for.
 */
export function Redirect(props: {
  ticket: string
  serviceId: ServiceId
  office: Office | null
  onSend: (facts: { to: PassTarget; place: 'keep' | 'end' }) => void
  onCancel: () => void
}) {
  const { t, i18n } = useTranslation()
  const { office, serviceId } = props
  const id = useId()
  const desks = useView('desks', undefined)
  const running = useOrderUnderWay((s) => s.running !== null)
  const [value, setValue] = useState('')
  const [place, setPlace] = useState<'keep' | 'end'>('keep')
  const to = targetOf(value)
  const able = desks?.body.desks.filter(
    ({ state, services }) => state !== 'closed' && services?.includes(serviceId),
  )
  return (
    <fieldset className="redirect" aria-label={t('redirect.title', { ticket: props.ticket })}>
      <div className="field">
        <label htmlFor={id}>{t('redirect.where')}</label>
        <select
          id={id}
          className="input select"
          value={value}
          // biome-ignore lint/a11y/noAutofocus: the choice is what the press before it was for
          autoFocus
          onChange={(event) => setValue(event.target.value)}
        >
          <option value="">{t('redirect.choose')}</option>
          <optgroup label={t('redirect.desks')}>
            {able?.map(({ deskId, number, staffName }) => (
              <option key={deskId} value={`desk:${deskId}`}>
                {t('desk.name', { number })}
                {staffName !== null && `, ${staffName}`}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('redirect.services')}>
            {office?.services
              .filter((service) => service.id !== serviceId)
              .map((service) => (
                <option key={service.id} value={`service:${service.id}`}>
                  {officeText(service.name, i18n.language)}
                </option>
              ))}
          </optgroup>
        </select>
      </div>
      <fieldset className="seg" aria-label={t('redirect.place')}>
        {(['keep', 'end'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={place === one} onClick={() => setPlace(one)}>
            {t(`redirect.${one}`)}
          </button>
        ))}
      </fieldset>
      <div className="card-actions">
        <button
          type="button"
          className="btn primary"
          aria-disabled={running || to === null}
          onClick={() => to !== null && props.onSend({ to, place })}
        >
          {t('redirect.send')}
        </button>
        <button type="button" className="btn" onClick={props.onCancel}>
          {t('redirect.cancel')}
        </button>
      </div>
    </fieldset>
  )
}
