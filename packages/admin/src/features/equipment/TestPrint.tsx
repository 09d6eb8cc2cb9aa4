import type { PrinterState } from '@chered/protocol/devices'
import { newCommandId } from '@chered/ui/api'
import { staffCommand } from '@chered/ui/staff/session'
import { showNotice, showRefusal } from '@chered/ui/staff/toasts'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Prints a ticket that calls nobody, to see with one's own eyes that paper comes out. */
export function TestPrint({ printer, disabled }: { printer: PrinterState; disabled: boolean }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  async function print() {
    setBusy(true)
    const answer = await staffCommand(`/api/printers/${printer.printerId}/test`, {
      commandId: newCommandId(),
    })
    setBusy(false)
    if (answer.ok) showNotice(t('equipment.testSent', { name: printer.name }))
    else showRefusal(answer)
  }
  return (
    <button
      type="button"
      className="btn sm"
      aria-label={`${t('equipment.test')}: ${printer.name}`}
      disabled={disabled || busy}
      onClick={print}
    >
      <Printer aria-hidden="true" />
      {t('equipment.test')}
    </button>
  )
}
