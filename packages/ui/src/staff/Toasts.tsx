import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalText } from './refusal-text.ts'
import { StateShape } from './StateShape.tsx'
import { closeToast, type Toast, useToasts } from './toasts.ts'

/** Long enough to read two lines twice. */
const SHOWN_MS = 9000

/** Messages over the screen; they go by themselves, and stay while pointed at or focused. */
export function Toasts() {
  const { t } = useTranslation('staff')
  const toasts = useToasts((s) => s.toasts)
  return (
    <section className="toasts" aria-label={t('toast.region')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useTranslation('staff')
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => closeToast(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast.id, held])
  const refusal = toast.kind === 'refusal'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only keeps the message; the button is the control
    <div
      className={`toast ${toast.kind}`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={`st ${refusal ? 'trouble' : 'ok'}`}>
        <StateShape shape={refusal ? 'trouble' : 'ok'} />
      </span>
      <p role={refusal ? 'alert' : 'status'}>
        {toast.kind === 'refusal' ? refusalText(t, toast.refused) : toast.text}
      </p>
      <button
        type="button"
        className="icon-button"
        aria-label={t('toast.close')}
        onClick={() => closeToast(toast.id)}
      >
        <X aria-hidden="true" />
      </button>
    </div>
  )
}
