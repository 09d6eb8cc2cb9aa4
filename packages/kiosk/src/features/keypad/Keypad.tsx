import { Delete } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Touch } from '../../app/Touch.tsx'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

interface Props {
  readonly onDigit: (digit: string) => void
  readonly onErase: () => void
  readonly onAnew: () => void
}

/** Ten digits as on a phone, and two ways to correct. */
export function Keypad({ onDigit, onErase, onAnew }: Props) {
  const { t } = useTranslation()
  return (
    <div className="keypad">
      {digits.map((digit) => (
        <Touch key={digit} className="key" onPress={() => onDigit(digit)}>
          {digit}
        </Touch>
      ))}
      <Touch className="key key-word" onPress={onAnew}>
        {t('pad.anew')}
      </Touch>
      <Touch className="key" onPress={() => onDigit('0')}>
        0
      </Touch>
      <Touch className="key key-word" onPress={onErase}>
        <Delete className="icon" aria-hidden="true" />
        {t('pad.erase')}
      </Touch>
    </div>
  )
}
