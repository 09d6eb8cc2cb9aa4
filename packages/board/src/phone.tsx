import '@chered/ui/base.css'
import './app/phone.css'
import './app/phone-called.css'
import type { Language } from '@chered/protocol/text'
import { openTexts } from '@chered/ui/i18n'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { PhoneApp } from './app/PhoneApp.tsx'
import { ReloadOnCrash } from './app/ReloadOnCrash.tsx'
import { locales } from './locales/locales.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('phone.html has no #root')

const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => {
  document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light'
}
follow()
dark.addEventListener('change', follow)

const languages = Object.keys(locales) as Language[]
const ofPhone = languages.find((language) => navigator.language.startsWith(language)) ?? 'ru'
const texts = await openTexts(locales, ofPhone)
createRoot(root).render(
  <ReloadOnCrash>
    <I18nextProvider i18n={texts}>
      <PhoneApp languages={languages} />
    </I18nextProvider>
  </ReloadOnCrash>,
)
