import type { DeskId } from '@chered/protocol/ids'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultDialog } from './FaultDialog.tsx'

/** The way to report that something does not work, one press away on every screen of a person at work. */
export function FaultButton({ deskId }: { deskId?: DeskId }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="btn sm plain"
        aria-haspopup="dialog"
        aria-label={t('fault.title')}
        title={t('fault.title')}
        onClick={() => setOpen(true)}
      >
        <TriangleAlert aria-hidden="true" />
        <span className="bar-word">{t('fault.open')}</span>
      </button>
      {open && <FaultDialog {...(deskId === undefined ? {} : { deskId })} onClose={() => setOpen(false)} />}
    </>
  )
}
