import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import type { Refusal } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell } from '../../store.ts'
import { Keypad } from '../keypad/Keypad.tsx'
import { PhoneField } from '../keypad/PhoneField.tsx'
import { assumedCode, isComplete, typedDigit } from '../keypad/phone.ts'
import { Wrong } from '../keypad/Wrong.tsx'
import { findBookings } from './check-in.ts'

/** The phone number that was left with the booking. */
export function FindPhoneScreen({ state }: { state: 'typing' | 'finding' | Refusal }) {
  const { t } = useTranslation()
  const [digits, setDigits] = useState<string>(assumedCode)
  const [touched, setTouched] = useState(false)
  const finding = state === 'finding'
  const news = typeof state === 'object' && !touched ? state : null
  const change = (next: string) => {
    if (finding) return
    setTouched(true)
    setDigits(next)
  }
  const find = () => {
    setDigits(assumedCode)
    setTouched(false)
    void findBookings('phone', digits)
  }
  const heading = t('checkIn.phone')
  return (
    <Frame
      layout="words"
      part="pad"
      heading={heading}
      headingLength={heading.length}
      under={<p>{t('checkIn.phoneHow')}</p>}
      matter={
        <>
          <PhoneField digits={digits} state={finding ? 'sent' : news ? 'refused' : 'typing'} />
          {news ? <Wrong news={news} /> : <p className="pad-note">{t('pad.otherCountry')}</p>}
        </>
      }
      way="back"
      keys={
        <>
          <Keypad
            onDigit={(digit) => change(typedDigit(digits, digit))}
            onErase={() => change(digits.slice(0, -1))}
            onAnew={() => change(assumedCode)}
          />
          <div className="pad-ways">
            {news ? (
              <Touch className="way-key" onPress={() => tell({ kind: 'started-over' })}>
                {t('checkIn.live')}
                <ChevronRight className="icon" aria-hidden="true" />
              </Touch>
            ) : (
              <Touch className="solid main-key" disabled={!isComplete(digits)} onPress={find}>
                {t('checkIn.find')}
              </Touch>
            )}
          </div>
        </>
      }
    />
  )
}
