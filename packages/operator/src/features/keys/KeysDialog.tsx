import {
  type DeskKeys,
  defaultKeys,
  type KeyedAction,
  keyedActions,
  keysWith,
  offeredKeys,
} from '@chered/protocol/desk-keys'
import type { Refused } from '@chered/ui/api'
import { refusalText } from '@chered/ui/staff/refusal-text'
import { showNotice } from '@chered/ui/staff/toasts'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyRow } from './KeyRow.tsx'
import { keyText } from './key-text.ts'
import { saveKeys, useKeys } from './keys-store.ts'
import { type Picked, pickKey, swapKeys } from './pick-key.ts'
import './keys.css'

/** What the last press of a key came to, where it did not simply take it. */
type Said = { readonly action: KeyedAction; readonly picked: Exclude<Picked, { kind: 'taken-over' }> }

/**
 * The own keys of the workplace. Nothing is kept before «Сохранить»; the
 * keys of the desk do nothing while this is open.
 */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [keys, setKeys] = useState<DeskKeys>(() => useKeys.getState().keys)
  const [listening, setListening] = useState<KeyedAction | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const [progress, setProgress] = useState<'choosing' | 'saving' | Refused>('choosing')
  const usual = keyedActions.every((action) => keys[action] === defaultKeys[action])

  function take(next: DeskKeys) {
    setKeys(next)
    setSaid(null)
    setListening(null)
    setProgress('choosing')
  }
  function pick(action: KeyedAction, press: Parameters<typeof pickKey>[2]) {
    const picked = pickKey(keys, action, press)
    if (picked.kind === 'taken-over') return take(picked.keys)
    if (picked.kind === 'still-pressing') return
    setSaid(picked.kind === 'cancelled' ? null : { action, picked })
    setListening(picked.kind === 'not-offered' ? action : null)
  }
  async function save() {
    if (progress === 'saving') return
    setProgress('saving')
    const answer = await saveKeys(keys)
    if (!answer.ok) return setProgress(answer)
    showNotice(t('keys.saved'))
    onClose()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      // Escape leaves a key as it was while one is being chosen; only then does it close the dialog.
      closeOnEscape={listening === null}
      title={t('keys.title')}
      classNames={{ title: 'keys-title' }}
      size={780}
      centered
      closeButtonProps={{ 'aria-label': t('keys.close') }}
    >
      <p className="muted">{t('keys.how')}</p>
      <ul className="keys-list">
        {keyedActions.map((action) => (
          <KeyRow
            key={action}
            action={action}
            chosen={keys[action]}
            listening={listening === action}
            onListen={() => {
              setSaid(null)
              setListening(action)
            }}
            onLeave={() => setListening((now) => (now === action ? null : now))}
            onPress={(press) => pick(action, press)}
          />
        ))}
      </ul>
      <div className="keys-said" role="status">
        {said && <Verdict said={said} onSwap={(by) => take(swapKeys(keys, said.action, by))} />}
      </div>
      <p className="small muted">{t('keys.offered', { keys: offeredKeys.map(keyText).join(', ') })}</p>
      <p className="small muted">{t('keys.choices')}</p>
      <p className="dialog-refused" role="alert">
        {typeof progress === 'object' && refusalText(t, progress)}
      </p>
      <div className="dialog-buttons">
        <button
          type="button"
          className="btn first"
          aria-disabled={usual}
          onClick={() => !usual && take(keysWith({}))}
        >
          {t('keys.usual')}
        </button>
        <button type="button" className="btn" onClick={onClose}>
          {t('keys.cancel')}
        </button>
        <button
          type="button"
          className="btn primary"
          aria-disabled={progress === 'saving'}
          onClick={() => void save()}
        >
          {progress === 'saving' ? t('keys.saving') : t('keys.save')}
        </button>
      </div>
    </Modal>
  )
}

/** Why the key was not taken, and what can be done about it. */
function Verdict({ said, onSwap }: { said: Said; onSwap: (by: KeyedAction) => void }) {
  const { t } = useTranslation()
  const { picked } = said
  if (picked.kind !== 'held') return <p className="keys-verdict">{t('keys.notOffered')}</p>
  const { key, by } = picked
  return (
    <div className="keys-verdict">
      <p>{t('keys.held', { key: keyText(key), action: t(`keys.action.${by}`) })}</p>
      {/* biome-ignore lint/a11y/noAutofocus: it answers to the key that was pressed just now */}
      <button type="button" className="btn sm" autoFocus onClick={() => onSwap(by)}>
        {t('keys.swap')}
      </button>
    </div>
  )
}
