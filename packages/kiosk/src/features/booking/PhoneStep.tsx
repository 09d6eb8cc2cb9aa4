import type { KioskView } from '@chered/protocol/views'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import type { Stage } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { Keypad } from '../keypad/Keypad.tsx'
import { PhoneField } from '../keypad/PhoneField.tsx'
import { assumedCode, isComplete, typedDigit } from '../keypad/phone.ts'
import { paperOf } from '../ticket/paper.ts'
import { confirmBooking } from './book.ts'
import { HoldClock } from './HoldClock.tsx'

interface Props {
  readonly stage: Extract<Stage, { kind: 'held' }>
  readonly view: KioskView
}

/** A phone number that is not asked for by anybody: what it is good for, how long it is kept, and the way without it. */
export function PhoneStep({ stage, view }: Props) {
  const { t } = useTranslation()
  const [digits, setDigits] = useState<string>(assumedCode)
  const paper = paperOf(view.printer).kind === 'paper' ? 'print' : 'screen'
  const heading = t('phone.title')
  return (
    <Frame
      layout="words"
      part="pad"
      heading={heading}
      headingLength={heading.length}
      leave={<HoldClock hold={stage.hold} />}
      under={<p>{t('phone.why')}</p>}
      matter={
        <>
          <PhoneField digits={digits} state="typing" />
          <p className="pad-note">
            {t('phone.kept')} <span className="other-country">{t('pad.otherCountry')}</span>
          </p>
        </>
      }
      way="back"
      keys={
        <>
          <Keypad
            onDigit={(digit) => setDigits(typedDigit(digits, digit))}
            onErase={() => setDigits(digits.slice(0, -1))}
            onAnew={() => setDigits(assumedCode)}
          />
          <div className="pad-ways" data-pair="true">
            <Touch className="side-key" onPress={() => void confirmBooking(stage, null, paper)}>
              {t('phone.skip')}
            </Touch>
            <Touch
              className="solid main-key"
              disabled={!isComplete(digits)}
              onPress={() => void confirmBooking(stage, digits, paper)}
            >
              {t('summary.confirm')}
            </Touch>
          </div>
        </>
      }
    />
  )
}
