import type { Office } from '@chered/protocol/office'
import { staffRequest } from '@chered/ui/staff/session'
import { showRefusal } from '@chered/ui/staff/toasts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadOffice } from '../../store.ts'

const choices = ['week', 'always'] as const

/** When the kiosks give tickets, with what it means in words. */
export function IssuingHours(props: { office: Office; mayChange: boolean; fresh: boolean }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const present = props.office.settings.hours
  async function choose(hours: (typeof choices)[number]) {
    if (hours === present || busy) return
    setBusy(true)
    const answer = await staffRequest('PUT', '/api/office/hours', { hours })
    if (!answer.ok) showRefusal(answer)
    await loadOffice()
    setBusy(false)
  }
  return (
    <section className="issuing">
      <fieldset>
        <legend>{t('issuing.title')}</legend>
        <div className="issuing-choices">
          {choices.map((hours) => (
            <label key={hours} className="choice">
              <input
                type="radio"
                name="issuing"
                checked={hours === present}
                disabled={!props.mayChange || !props.fresh || busy}
                onChange={() => void choose(hours)}
              />
              <span>{t(`issuing.${hours}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="small muted" aria-live="polite">
        {t(`issuing.${present}Then`)} {!props.mayChange && t('issuing.readOnly')}
      </p>
    </section>
  )
}
