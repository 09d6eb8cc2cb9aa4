import './styles/kiosk.css'
import { openTexts } from '@chered/ui/i18n'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { App } from './app/App.tsx'
import { Broken } from './app/Broken.tsx'
import { loadFace } from './app/load-face.ts'
import { lockGestures } from './app/lock-gestures.ts'
import en from './locales/en.json' with { type: 'json' }
import kk from './locales/kk.json' with { type: 'json' }
import ru from './locales/ru.json' with { type: 'json' }
import tt from './locales/tt.json' with { type: 'json' }
import { keepShell } from './shell/keep-shell.ts'

lockGestures()
loadFace()
keepShell()
const texts = await openTexts({ ru, tt, en, kk })
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={texts}>
      <Broken>
        <App />
      </Broken>
    </I18nextProvider>
  </StrictMode>,
)
