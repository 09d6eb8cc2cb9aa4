import '@chered/ui/base.css'
import './app/board.css'
import { openTexts } from '@chered/ui/i18n'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { BoardApp } from './app/BoardApp.tsx'
import { ReloadOnCrash } from './app/ReloadOnCrash.tsx'
import { locales } from './locales/locales.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
const texts = await openTexts(locales)
createRoot(root).render(
  <ReloadOnCrash>
    <I18nextProvider i18n={texts}>
      <BoardApp />
    </I18nextProvider>
  </ReloadOnCrash>,
)
