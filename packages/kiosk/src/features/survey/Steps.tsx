import { Monitor, Pointer, Ticket } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** What happens here, in three steps: fills the paper when the tray has gone down. */
export function Steps({ paper }: { paper: boolean }) {
  const { t } = useTranslation()
  return (
    <ol className="steps">
      <li>
        <Pointer className="icon" aria-hidden="true" />
        <b>{t('steps.choose')}</b>
        <span>{t('steps.chooseHow')}</span>
      </li>
      <li>
        <Ticket className="icon" aria-hidden="true" />
        <b>{t(paper ? 'steps.take' : 'steps.remember')}</b>
        <span>{t(paper ? 'steps.takeHow' : 'steps.rememberHow')}</span>
      </li>
      <li>
        <Monitor className="icon" aria-hidden="true" />
        <b>{t('steps.wait')}</b>
        <span>{t('steps.waitHow')}</span>
      </li>
    </ol>
  )
}
