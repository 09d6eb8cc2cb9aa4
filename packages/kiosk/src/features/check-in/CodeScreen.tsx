import { ArrowDown, ChevronRight, ScanQrCode } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import type { Refusal } from '../../app/stage.ts'
import { Touch } from '../../app/Touch.tsx'
import { tell } from '../../store.ts'
import { Keypad } from '../keypad/Keypad.tsx'
import { Wrong } from '../keypad/Wrong.tsx'
import { findBookings } from './check-in.ts'

const codeDigits = 6

/** Six digits that submit themselves; or a QR code at the scanner, or a phone number. */
export function CodeScreen({ state }: { state: 'typing' | 'finding' | Refusal }) {
  const { t } = useTranslation()
  const [digits, setDigits] = useState('')
  const finding = state === 'finding'
  const news = typeof state === 'object' ? state : null
  const type = (digit: string) => {
    if (finding || digits.length >= codeDigits) return
    const typed = digits + digit
    setDigits(typed)
    if (typed.length < codeDigits) return
    setDigits('')
    void findBookings('code', typed)
  }
  // What was sent is hidden; the next digit begins anew.
  const masked = finding || (news !== null && digits === '')
  const heading = t('checkIn.code')
  return (
    <Frame
      layout="words"
      part="pad"
      heading={heading}
      headingLength={heading.length}
      under={<p>{t('checkIn.codeHow')}</p>}
      matter={
        <>
          <Cells digits={digits} state={!masked ? 'typing' : finding ? 'sent' : 'refused'} />
          {masked && news ? (
            <Wrong news={news} />
          ) : (
            <div className="scan-hint">
              <ScanQrCode className="icon" aria-hidden="true" />
              <div>
                <b>{t('checkIn.qr')}</b>
                <span>{t('checkIn.qrHow')}</span>
              </div>
              <ArrowDown className="icon" aria-hidden="true" />
            </div>
          )}
        </>
      }
      way="back"
      keys={
        <>
          <Keypad
            onDigit={type}
            onErase={() => setDigits(digits.slice(0, -1))}
            onAnew={() => setDigits('')}
          />
          <div className="pad-ways">
            <Touch
              className="way-key"
              onPress={() => tell({ kind: 'went', to: { kind: 'check-in', by: 'phone', news: null } })}
            >
              {t('checkIn.byPhone')}
              <ChevronRight className="icon" aria-hidden="true" />
            </Touch>
            {news ? (
              <Touch className="way-key" onPress={() => tell({ kind: 'started-over' })}>
                {t('checkIn.live')}
                <ChevronRight className="icon" aria-hidden="true" />
              </Touch>
            ) : (
              <Touch
                className="way-key"
                onPress={() => tell({ kind: 'went', to: { kind: 'missed', news: null } })}
              >
                {t('returns.key')}
                <ChevronRight className="icon" aria-hidden="true" />
              </Touch>
            )}
          </div>
        </>
      }
    />
  )
}

function Cells({ digits, state }: { digits: string; state: 'typing' | 'sent' | 'refused' }) {
  const { t } = useTranslation()
  return (
    <div className="code-cells" data-state={state}>
      {Array.from({ length: codeDigits }, (_, n) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: six cells that never change places
          key={n}
          className="code-cell"
          data-here={(state === 'typing' && n === digits.length) || undefined}
          aria-hidden="true"
        >
          {state === 'typing' ? (digits[n] ?? '') : '•'}
        </span>
      ))}
      <span className="visually-hidden" role="status">
        {state === 'typing' && t('checkIn.typed', { n: digits.length, of: codeDigits })}
        {state === 'sent' && t('checkIn.finding')}
      </span>
    </div>
  )
}
