import type { PrinterProblem } from '@chered/protocol/devices'
import { PrinterX } from 'lucide-react'
import { useTranslation } from 'react-i18next'

/** Said before the press: no paper will come out, the number will be on the screen. */
export function PaperNotice({ problem }: { problem: PrinterProblem }) {
  const { t } = useTranslation()
  return (
    <p className="paper-notice" role="status">
      <PrinterX className="icon icon-s" aria-hidden="true" />
      <span>
        <b>{t(problem === 'paper-out' ? 'paper.out' : 'paper.notReady')}</b> {t('paper.onScreen')}
      </span>
    </p>
  )
}
