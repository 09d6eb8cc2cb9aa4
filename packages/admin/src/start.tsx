import '@chered/ui/base.css'
import '@chered/ui/staff/staff.css'
import { followSystemTheme } from '@chered/ui/staff/system-theme'
import { openStaffTexts } from '@chered/ui/staff/texts'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { StartPage } from './features/start/StartPage.tsx'
import en from './locales/en.json'
import ru from './locales/ru.json'

followSystemTheme()
const texts = await openStaffTexts({ ru, en })
createRoot(document.getElementById('root')!).render(
  <I18nextProvider i18n={texts}>
    <StartPage />
  </I18nextProvider>,
)
