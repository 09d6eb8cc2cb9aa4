import { useTranslation } from 'react-i18next'
import { KeyHint } from '../desk/KeyHint.tsx'
import { useMoveKey } from '../desk/MoveButton.tsx'
import type { CompactButtonFacts } from './use-compact-acts.ts'

/** The next action as the largest key, the others beside it; by the same keys as on the main screen. */
export function CompactActions(props: { main: CompactButtonFacts; sides: readonly CompactButtonFacts[] }) {
  return (
    <div className="compact-acts">
      <ActButton {...props.main} className="big" />
      {props.sides.map((side) => (
        <ActButton key={side.move} {...side} className="side" />
      ))}
    </div>
  )
}

function ActButton({ move, word, off, busy, press, className }: CompactButtonFacts & { className: string }) {
  const { t } = useTranslation()
  const key = useMoveKey(move)
  return (
    <button
      type="button"
      className={`${className}${busy ? ' busy' : ''}`}
      aria-disabled={off}
      aria-busy={busy}
      aria-keyshortcuts={key?.shortcut}
      // The second click of a double click lands where the next action stands by then.
      onClick={(event) => event.detail <= 1 && press()}
    >
      <span className="word">{word ?? t(`move.${move}`)}</span>
      {key && <KeyHint name={key.text} />}
    </button>
  )
}
