import { SessionGate } from '@chered/ui/staff/SessionGate.tsx'
import { mantineTheme, mantineVariables } from '@chered/ui/staff/theme-tokens'
import { createTheme, MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Workplace } from '../features/desk/Workplace.tsx'

const theme = createTheme(mantineTheme)
const roles = ['specialist'] as const

/** The specialist's workplace: signed in, at a window, with a visitor or without. */
export function App() {
  const { t } = useTranslation()
  const title = t('workplace')
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={() => mantineVariables} defaultColorScheme="auto">
      <SessionGate workplace={title} roles={roles}>
        {(session) => <Workplace session={session} />}
      </SessionGate>
    </MantineProvider>
  )
}
