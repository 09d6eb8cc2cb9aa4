import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'
import type { Press } from '../../app/stage.ts'

function Busy() {
  return (
    <svg className="busy" viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r="18" />
      <path d="M22 4a18 18 0 0 1 18 18" />
    </svg>
  )
}

/** What is said while a press is on its way. */
const doing = { ticket: 'issuing', 'check-in': 'issuing', hold: 'holding', confirm: 'confirming' } as const

/** The press is on its way; when the server is silent, the screen says that the press is not lost. */
export function IssuingScreen({
  press,
  lost,
  children,
}: {
  press: Press
  lost: boolean
  /** What can be done when the answer does not come. */
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const words = doing[press.kind]
  const heading = lost ? t('issuing.lost') : t(`${words}.title`)
  return (
    <Frame
      layout="words"
      heading={heading}
      headingLength={heading.length}
      matter={
        <>
          <p className="words" role="status">
            {lost ? t(`${words}.lostText`) : t('issuing.text')}
          </p>
          <Busy />
        </>
      }
      way={null}
      keys={children}
    />
  )
}

/** The ticket exists, its paper is coming. */
export function PrintingScreen() {
  const { t } = useTranslation()
  return (
    <Frame
      layout="words"
      heading={t('printing.title')}
      headingLength={t('printing.title').length}
      matter={
        <>
          <p className="words" role="status">
            {t('printing.text')}
          </p>
          <Busy />
        </>
      }
      way={null}
    />
  )
}
