import { type PaymentReason, paymentReasons } from '@chered/protocol/payment-choices'
import { StateShape } from '@chered/ui/staff/StateShape.tsx'
import { Search } from 'lucide-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SearchKind, saidWhileTyping, searchFault, searchKinds } from './search.ts'

/** By what is looked for, and what was typed: a УИН is judged while it is typed, nothing leaves with a fault. */
export function SearchForm(props: {
  needsReason: boolean
  asking: boolean
  /** What was found before is no answer to what stands here now. */
  onChange: () => void
  onAsk: (by: SearchKind, typed: string, reason: PaymentReason) => void
}) {
  const { t } = useTranslation()
  const id = useId()
  const [by, setBy] = useState<SearchKind>('receipt')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState<PaymentReason | ''>('')
  const [pressed, setPressed] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const why = useRef<HTMLSelectElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const fault = searchFault(by, typed)
  const said = fault !== null && (pressed || saidWhileTyping(fault)) ? fault : null
  const noReason = props.needsReason && reason === ''

  function change(next: { readonly by?: SearchKind; readonly typed?: string }) {
    if (next.by !== undefined) setBy(next.by)
    setTyped(next.typed ?? '')
    setPressed(false)
    props.onChange()
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    if (props.asking) return
    if (fault !== null) return field.current?.focus()
    if (noReason) return why.current?.focus()
    props.onAsk(by, typed, reason === '' ? 'colleague-asks' : reason)
  }
  return (
    <form className="payment-search" onSubmit={submit}>
      <fieldset className="seg">
        <legend className="visually-hidden">{t('payment.by')}</legend>
        {searchKinds.map((kind) => (
          <label key={kind}>
            <input
              type="radio"
              name={`${id}-by`}
              className="visually-hidden"
              checked={by === kind}
              onChange={() => {
                change({ by: kind })
                field.current?.focus()
              }}
            />
            {t(`payment.kind.${kind}`)}
          </label>
        ))}
      </fieldset>
      {props.needsReason && (
        <div className="field">
          <label htmlFor={`${id}-why`}>{t('payment.why')}</label>
          <select
            id={`${id}-why`}
            ref={why}
            className="input select"
            value={reason}
            aria-invalid={pressed && noReason}
            onChange={(event) => setReason(event.target.value as PaymentReason | '')}
          >
            <option value="">{t('payment.whyChoose')}</option>
            {paymentReasons.map((each) => (
              <option key={each} value={each}>
                {t(`payment.reason.${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-what`}>{t(`payment.what.${by}`)}</label>
        <div className="payment-field">
          <input
            id={`${id}-what`}
            ref={field}
            className="input"
            autoComplete="off"
            spellCheck={false}
            inputMode={by === 'uin' ? 'numeric' : 'text'}
            maxLength={by === 'name' ? 200 : 64}
            value={typed}
            aria-invalid={said !== null}
            aria-describedby={`${id}-fault`}
            onChange={(event) => change({ typed: event.target.value })}
          />
          <button type="submit" className="btn primary" aria-busy={props.asking} aria-disabled={props.asking}>
            <Search aria-hidden="true" />
            {t('payment.ask')}
          </button>
        </div>
        <p id={`${id}-fault`} className="payment-fault" role="status">
          {said && (
            <span className="st trouble thin">
              <StateShape shape="trouble" />
              <span>{t(`payment.fault.${said.fault}`, 'digits' in said ? { count: said.digits } : {})}</span>
            </span>
          )}
          {!said && pressed && noReason && (
            <span className="st trouble thin">
              <StateShape shape="trouble" />
              <span>{t('payment.fault.reason')}</span>
            </span>
          )}
          {!said && by === 'uin' && fault === null && (
            <span className="st ok thin">
              <StateShape shape="ok" /> {t('payment.uinRight')}
            </span>
          )}
        </p>
      </div>
    </form>
  )
}
