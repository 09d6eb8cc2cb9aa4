import { useTranslation } from 'react-i18next'
import { phoneText } from './phone.ts'

/** The number as far as it is typed; hidden as soon as it is sent. */
export function PhoneField({ digits, state }: { digits: string; state: 'typing' | 'sent' | 'refused' }) {
  const { t } = useTranslation()
  return (
    <div className="phone" data-state={state}>
      <span aria-hidden="true">{state === 'typing' ? phoneText(digits) : '••• ••• •• ••'}</span>
      <span className="visually-hidden" role="status">
        {state === 'typing' ? t('pad.typed', { n: digits.length }) : ''}
      </span>
    </div>
  )
}
