import { Minus, Plus } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import { useActionKey } from '../keys/use-action-key.ts'
import {
  countDocuments,
  documentsMost,
  type ServiceInFront,
  setDocuments,
  useVisitWork,
  workOf,
} from './visit-work.ts'

/** How many documents were handled: by the keys of the digit block, by the buttons, or typed. Empty: not counted. */
export function DocumentCount({ of }: { of: ServiceInFront }) {
  const { t } = useTranslation()
  const id = useId()
  const less = useActionKey('one-less')
  const more = useActionKey('one-more')
  const { documents } = useVisitWork((s) => workOf(s, of))
  return (
    <section className="document-count">
      <label className="h" htmlFor={id}>
        {t('counting.title')}
      </label>
      <div className="stepper">
        <button
          type="button"
          aria-label={t('counting.less')}
          aria-keyshortcuts={less?.shortcut}
          aria-disabled={(documents ?? 0) === 0}
          onClick={() => countDocuments(of, -1)}
        >
          <Minus aria-hidden="true" />
          {less && <KeyHint name={less.text.replace('Num ', '')} />}
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          min={0}
          max={documentsMost}
          placeholder="0"
          value={documents ?? ''}
          onChange={(event) =>
            setDocuments(of, event.target.value === '' ? null : Number(event.target.value))
          }
        />
        <button
          type="button"
          aria-label={t('counting.more')}
          aria-keyshortcuts={more?.shortcut}
          onClick={() => countDocuments(of, 1)}
        >
          <Plus aria-hidden="true" />
          {more && <KeyHint name={more.text.replace('Num ', '')} />}
        </button>
      </div>
    </section>
  )
}
