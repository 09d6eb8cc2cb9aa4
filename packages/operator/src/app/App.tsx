import { SessionGate } from '@chered/ui/staff/SessionGate.tsx'
import { mantineTheme, mantineVariables } from '@chered/ui/staff/theme-tokens'
import { createTheme, MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { operatorRoles } from '../features/areas/areas.ts'
import { Workplaces } from '../features/areas/Workplaces.tsx'
import { CompactPage } from '../features/compact/CompactPage.tsx'

const theme = createTheme(mantineTheme)

/** The workplaces of whoever serves, receives and books visitors: signed in, and what the roles open; `compact`: the desk alone, in a small window. */
export function App({ compact }: { compact: boolean }) {
  const { t } = useTranslation()
  const title = t('workplace')
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={() => mantineVariables} defaultColorScheme="auto">
      <SessionGate workplace={title} roles={operatorRoles}>
        {(session) => (compact ? <CompactPage session={session} /> : <Workplaces session={session} />)}
      </SessionGate>
    </MantineProvider>
  )
}
