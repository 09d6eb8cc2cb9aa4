import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Modal.css'
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
import { compactPath } from './features/compact/compact-window.ts'
import actionsEn from './locales/actions/en.json' with { type: 'json' }
import actionsRu from './locales/actions/ru.json' with { type: 'json' }
import aroundEn from './locales/around/en.json' with { type: 'json' }
import aroundRu from './locales/around/ru.json' with { type: 'json' }
import bookingsEn from './locales/bookings/en.json' with { type: 'json' }
import bookingsRu from './locales/bookings/ru.json' with { type: 'json' }
import en from './locales/en.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import visitEn from './locales/visit/en.json' with { type: 'json' }
import visitRu from './locales/visit/ru.json' with { type: 'json' }

followSystemTheme()
const texts = await openStaffTexts({
  ru: { ...ru, ...bookingsRu, ...actionsRu, ...visitRu, ...aroundRu },
  en: { ...en, ...bookingsEn, ...actionsEn, ...visitEn, ...aroundEn },
})
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
openSession()
createRoot(root).render(
  <I18nextProvider i18n={texts}>
    <App compact={location.pathname === compactPath} />
  </I18nextProvider>,
)
