import '@mantine/core/styles.css'
import '@chered/ui/base.css'
import '@chered/ui/staff/staff.css'
import './app/admin.css'
import { openSession } from '@chered/ui/staff/session'
import { followSystemTheme } from '@chered/ui/staff/system-theme'
import { openStaffTexts } from '@chered/ui/staff/texts'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app/App.tsx'
import en from './locales/en.json'
import incidentsEn from './locales/incidents/en.json'
import incidentsRu from './locales/incidents/ru.json'
import paymentsEn from './locales/payments/en.json'
import paymentsRu from './locales/payments/ru.json'
import ru from './locales/ru.json'

followSystemTheme()
const texts = await openStaffTexts({
  ru: { ...ru, ...paymentsRu, ...incidentsRu },
  en: { ...en, ...paymentsEn, ...incidentsEn },
})
openSession()
createRoot(document.getElementById('root')!).render(
  <I18nextProvider i18n={texts}>
    <App />
  </I18nextProvider>,
)
