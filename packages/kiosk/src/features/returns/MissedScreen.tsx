import type { Office } from '@chered/protocol/office'
import { CircleAlert, ScanQrCode } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import type { Refusal } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { Keypad } from '../keypad/Keypad.tsx'
import { StartKey } from '../survey/WayOn.tsx'
import { bringBack } from './bring-back.ts'
import { refusedWords } from './refused-words.ts'

const mostDigits = 4

/** The number of a ticket that missed its call; or its QR code at the scanner. */
export function MissedScreen({ office, state }: { office: Office; state: 'typing' | 'finding' | Refusal }) {
  const { t } = useTranslation()
  const [digits, setDigits] = useState('')
  const finding = state === 'finding'
  const news = typeof state === 'object' && digits === '' ? state : null
  const find = () => {
    const number = Number(digits)
    setDigits('')
    void bringBack({ number })
  }
  const heading = t('returns.heading')
  return (
    <Frame
      layout="words"
      part="pad"
      heading={heading}
      headingLength={heading.length}
      under={<p>{t('returns.how', { minutes: office.settings.returnWithinMinutes })}</p>}
      matter={
        <>
          <div className="phone" data-state={finding ? 'sent' : news ? 'refused' : 'typing'}>
            <span aria-hidden="true">{finding ? '•••' : digits}</span>
            <span className="visually-hidden" role="status">
              {finding ? t('returns.finding') : t('pad.typed', { n: digits.length })}
            </span>
          </div>
          {news ? (
            <p className="wrong" role="alert">
              <CircleAlert className="icon" aria-hidden="true" />
              <span>{refusedWords(t, news)}</span>
            </p>
          ) : (
            <div className="scan-hint">
              <ScanQrCode className="icon" aria-hidden="true" />
              <div>
                <b>{t('returns.qr')}</b>
                <span>{t('checkIn.qrHow')}</span>
              </div>
            </div>
          )}
        </>
      }
      way="back"
      keys={
        <>
          <Keypad
            onDigit={(digit) => !finding && digits.length < mostDigits && setDigits(digits + digit)}
            onErase={() => setDigits(digits.slice(0, -1))}
            onAnew={() => setDigits('')}
          />
          <div className="pad-ways">
            {news ? (
              <StartKey />
            ) : (
              <Touch className="solid main-key" disabled={finding || Number(digits) === 0} onPress={find}>
                {t('returns.back')}
              </Touch>
            )}
          </div>
        </>
      }
    />
  )
}
