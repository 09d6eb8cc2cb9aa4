import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type PassPlan, type ShownTarget, steppedTarget } from './pass-plan.ts'
import { targetKinds } from './targets.ts'
import type { PassOn } from './use-pass-on.ts'

/** The field in which a target is looked for, wherever it stands. */
export const targetFieldId = 'pass-target'

/**
 * Where to: typing finds windows, colleagues, services and queues alike, arrows
 * go from one that makes sense to the next. The rest stay in sight and say why
 * not. The list keeps its height, so nothing below moves.
 */
export function TargetPicker(props: {
  plan: PassPlan
  passOn: PassOn
  onChange: (plan: PassPlan) => void
  autoFocus: boolean
}) {
  const { t } = useTranslation()
  const { plan, passOn, onChange } = props
  const { shown, candidate } = passOn
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const pointed = candidate?.target.key ?? null
  const searching = plan.query.trim() !== ''
  useEffect(() => {
    if (props.autoFocus) field.current?.focus({ preventScroll: true })
  }, [props.autoFocus])
  useEffect(() => {
    const place = shown.findIndex(({ target }) => target.key === pointed)
    list.current?.children[place]?.scrollIntoView({ block: 'nearest' })
  }, [shown, pointed])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const next = steppedTarget(shown, candidate, event.key === 'ArrowDown' ? 1 : -1)
    if (next) onChange({ ...plan, chosen: next.target.key })
  }
  return (
    <div className="target-picker">
      <div className="target-search">
        <div className="input">
          <Search aria-hidden="true" />
          <input
            ref={field}
            id={targetFieldId}
            role="combobox"
            aria-label={t('pass.search')}
            autoComplete="off"
            spellCheck={false}
            aria-expanded={shown.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={candidate === null ? undefined : `${id}-${pointed}`}
            placeholder={t('pass.search')}
            value={plan.query}
            onChange={(event) => onChange({ ...plan, query: event.target.value, chosen: null })}
            onKeyDown={onKeyDown}
          />
        </div>
        <fieldset className="seg" aria-label={t('pass.kinds')}>
          {targetKinds.map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name={`${id}-kind`}
                className="visually-hidden"
                checked={!searching && plan.kind === kind}
                onChange={() => onChange({ ...plan, kind, query: '', chosen: null })}
              />
              {t(`pass.kind.${kind}`)}
            </label>
          ))}
        </fieldset>
      </div>
      <div className="targets" role="listbox" id={`${id}-list`} aria-label={t('pass.targets')} ref={list}>
        {shown.map((each) => (
          <TargetRow
            key={each.target.key}
            id={`${id}-${each.target.key}`}
            shown={each}
            pointed={each.target.key === pointed}
            onPoint={() => {
              onChange({ ...plan, chosen: each.target.key })
              field.current?.focus({ preventScroll: true })
            }}
          />
        ))}
        {shown.length === 0 && (
          // biome-ignore lint/a11y/useFocusableInteractive: nothing to choose, only said in the list's place
          <div className="muted none" role="option" aria-selected="false" aria-disabled="true">
            {searching ? t('pass.notFound') : t('pass.loading')}
          </div>
        )}
      </div>
    </div>
  )
}

function TargetRow(props: { id: string; shown: ShownTarget; pointed: boolean; onPoint: () => void }) {
  const { target, name, detail } = props.shown
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's
    <div
      id={props.id}
      role="option"
      aria-selected={props.pointed}
      aria-disabled={target.unfit !== null}
      className={`target ${target.kind}`}
      onClick={() => target.unfit === null && props.onPoint()}
    >
      <i className="box" aria-hidden="true" />
      <span className="name" title={name}>
        {name}
      </span>{' '}
      <span className="detail" title={detail}>
        {detail}
      </span>
    </div>
  )
}
