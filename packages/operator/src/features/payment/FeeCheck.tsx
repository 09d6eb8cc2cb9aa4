import { BanknoteArrowDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import { useActionKey } from '../keys/use-action-key.ts'

/** The way to the payment check; `quiet` where the service has no fee. */
export function FeeCheck({ quiet, onOpen }: { quiet: boolean; onOpen: () => void }) {
  const { t } = useTranslation()
  const key = useActionKey('payment')
  return (
    <section className="fee-check">
      <h2 className="h">{t(quiet ? 'payment.any' : 'payment.expected')}</h2>
      <button
        type="button"
        className={quiet ? 'btn' : 'btn accent'}
        aria-keyshortcuts={key?.shortcut}
        onClick={onOpen}
      >
        <BanknoteArrowDown aria-hidden="true" />
        {t('payment.open')} {key && <KeyHint name={key.text} />}
      </button>
    </section>
  )
}
