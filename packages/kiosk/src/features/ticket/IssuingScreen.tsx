import { useTranslation } from 'react-i18next'
import { Frame } from '../../app/Frame.tsx'

function Busy() {
  return (
    <svg className="busy" viewBox="0 0 44 44" aria-hidden="true">
      <circle cx="22" cy="22" r="18" />
      <path d="M22 4a18 18 0 0 1 18 18" />
    </svg>
  )
}

/** The press is on its way; when the server is silent, the screen says that the press is not lost. */
export function IssuingScreen({ lost }: { lost: boolean }) {
  const { t } = useTranslation()
  const heading = t(lost ? 'issuing.lost' : 'issuing.title')
  return (
    <Frame
      layout="words"
      heading={heading}
      headingLength={heading.length}
      matter={
        <>
          <p className="words" role="status">
            {t(lost ? 'issuing.lostText' : 'issuing.text')}
          </p>
          <Busy />
        </>
      }
      way={null}
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
