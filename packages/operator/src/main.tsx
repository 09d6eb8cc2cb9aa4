import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/Tooltip.css'
import '@chered/ui/base.css'
import '@chered/ui/staff/staff.css'
import './app/operator.css'
import { openSession } from '@chered/ui/staff/session'
import { followSystemTheme } from '@chered/ui/staff/system-theme'
import { openStaffTexts } from '@chered/ui/staff/texts'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app/App.tsx'
import bookingsEn from './locales/bookings/en.json' with { type: 'json' }
import bookingsRu from './locales/bookings/ru.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }

followSystemTheme()
const texts = await openStaffTexts({ ru: { ...ru, ...bookingsRu }, en: { ...en, ...bookingsEn } })
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
openSession()
createRoot(root).render(
  <I18nextProvider i18n={texts}>
    <App />
  </I18nextProvider>,
)
