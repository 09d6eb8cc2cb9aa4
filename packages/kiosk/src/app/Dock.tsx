import type { Language } from '@chered/protocol/text'
import { Accessibility, ALargeSmall, ArrowLeft, ArrowUp, Contrast } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { tell, useKiosk } from '../store.ts'
import { Touch } from './Touch.tsx'

/** How a screen is left: by another language, one step back, to the first question, or only by its keys. */
export type Way = 'languages' | 'back' | 'start' | 'none'

/** The way out and the aids, in the same place on every screen. */
export function Dock({ way }: { way: Way }) {
  return (
    <footer className="dock" data-way={way}>
      {way === 'languages' && <Languages />}
      {(way === 'back' || way === 'start') && <Back way={way} />}
      <Aids />
    </footer>
  )
}

function Languages() {
  const { t } = useTranslation()
  const office = useKiosk((s) => s.office)
  const current = useKiosk((s) => s.session.wishes.language)
  const languages: readonly Language[] = office?.languages ?? ['ru', 'tt', 'en']
  return (
    <fieldset className="languages" aria-label={t('languages')}>
      <div className="langs">
        {languages.map((language) => (
          <Touch
            key={language}
            lang={language}
            className="lang"
            aria-pressed={language === current}
            onPress={() => tell({ kind: 'wished', wishes: { language } })}
          >
            <span className="lang-name">{t(`language.${language}.name`)}</span>
            <span className="lang-short" aria-hidden="true">
              {t(`language.${language}.short`)}
            </span>
          </Touch>
        ))}
      </div>
    </fieldset>
  )
}

function Back({ way }: { way: 'back' | 'start' }) {
  const { t } = useTranslation()
  return (
    <Touch
      className="plain back"
      onPress={() => tell({ kind: way === 'back' ? 'went-back' : 'started-over' })}
    >
      <ArrowLeft className="icon icon-s" aria-hidden="true" />
      {t(way === 'back' ? 'key.back' : 'key.toStart')}
    </Touch>
  )
}

function Aids() {
  const { t } = useTranslation()
  const { size, theme, reach } = useKiosk((s) => s.session.wishes)
  const low = reach === 'low'
  const large = size === 'large'
  const contrast = theme === 'contrast'
  const Reach = low ? ArrowUp : Accessibility
  return (
    <div className="aids">
      <Touch
        className="plain reach"
        onPress={() => tell({ kind: 'wished', wishes: { reach: low ? 'normal' : 'low' } })}
      >
        <Reach className="icon icon-s" aria-hidden="true" />
        {t(low ? 'aid.higher' : 'aid.lower')}
      </Touch>
      <Touch
        className="plain"
        onPress={() => tell({ kind: 'wished', wishes: { size: large ? 'normal' : 'large' } })}
      >
        <ALargeSmall className="icon icon-s" aria-hidden="true" />
        {t(large ? 'aid.smaller' : 'aid.larger')}
      </Touch>
      <Touch
        className="plain"
        aria-pressed={contrast}
        onPress={() => tell({ kind: 'wished', wishes: { theme: contrast ? 'light' : 'contrast' } })}
      >
        <Contrast className="icon icon-s" aria-hidden="true" />
        {t('aid.contrast')}
      </Touch>
    </div>
  )
}
