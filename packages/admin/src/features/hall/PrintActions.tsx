import type { Trouble } from '@chered/protocol/views'
import { newCommandId } from '@chered/ui/api'
import { staffCommand, staffRequest } from '@chered/ui/staff/session'
import { showNotice, showRefusal } from '@chered/ui/staff/toasts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Print {
  readonly jobId: string
  /** As people read it: `А 012`. */
  readonly ticket: string
  readonly disabled: boolean
}

/** A second ticket for a print that may not have come out, marked as a copy. The trouble goes once the server says so. */
export function CopyPrint({ jobId, ticket, disabled }: Print) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  async function copy() {
    setBusy(true)
    const answer = await staffCommand(`/api/prints/${jobId}/reprint`, { commandId: newCommandId() })
    setBusy(false)
    if (answer.ok) showNotice(t('trouble.copySent', { ticket }))
    else showRefusal(answer)
  }
  return (
    <button
      type="button"
      className="btn sm"
      aria-label={`${t('trouble.printCopy')}: ${ticket}`}
      disabled={disabled || busy}
      onClick={copy}
    >
      {t('trouble.printCopy')}
    </button>
  )
}

/** The other way out: the visitor has the ticket after all, or needs none. */
export function AcknowledgePrint({ jobId, ticket, code, disabled }: Print & { code: Trouble['code'] }) {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const failed = code === 'print-failed'
  async function acknowledge() {
    setBusy(true)
    const answer = await staffRequest('DELETE', `/api/prints/${jobId}/trouble`)
    setBusy(false)
    if (answer.ok) showNotice(t(failed ? 'trouble.acknowledgedFailed' : 'trouble.acknowledged', { ticket }))
    else showRefusal(answer)
  }
  return (
    <button type="button" className="link-button" disabled={disabled || busy} onClick={acknowledge}>
      {t(failed ? 'trouble.acknowledgeFailed' : 'trouble.acknowledge')}
    </button>
  )
}
