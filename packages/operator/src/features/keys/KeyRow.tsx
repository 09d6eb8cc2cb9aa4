import type { DeskKey, KeyedAction } from '@chered/protocol/desk-keys'
import { useTranslation } from 'react-i18next'
import { type KeyPress, keyText } from './key-text.ts'

/** One action and its key; a press of the button waits for the new one. */
export function KeyRow(props: {
  action: KeyedAction
  chosen: DeskKey | null
  listening: boolean
  onListen: () => void
  onLeave: () => void
  onPress: (press: KeyPress) => void
}) {
  const { t } = useTranslation()
  const { action, chosen, listening } = props
  const shown = chosen === null ? t('keys.none') : keyText(chosen)
  return (
    <li>
      <span className="grow">{t(`keys.action.${action}`)}</span>
      <button
        type="button"
        className={`btn sm key-choice${listening ? ' listening' : ''}`}
        aria-label={t(listening ? 'keys.listenLabel' : 'keys.changeLabel', {
          action: t(`keys.action.${action}`),
          key: shown,
        })}
        onClick={() => props.onListen()}
        onBlur={() => props.onLeave()}
        onKeyDown={(event) => {
          if (!listening) return
          // Tab and Enter are no choices, and nothing else may happen by the key that is chosen.
          event.preventDefault()
          event.stopPropagation()
          if (!event.repeat) props.onPress(event)
        }}
      >
        {listening ? t('keys.listen') : <kbd>{shown}</kbd>}
      </button>
    </li>
  )
}
