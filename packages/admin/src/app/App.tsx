import { SessionGate } from '@chered/ui/staff/SessionGate.tsx'
import { Toasts } from '@chered/ui/staff/Toasts.tsx'
import { mantineTheme, mantineVariables } from '@chered/ui/staff/theme-tokens'
import { createTheme, MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Workplace } from './Workplace.tsx'

const theme = createTheme(mantineTheme)

/** The administrator's workplace; the head of the office sees the same without the rights to change. */
export function App() {
  const { t } = useTranslation()
  const title = `${t('product')}: ${t('workplace')}`
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={() => mantineVariables}>
      <SessionGate workplace={t('workplace')} roles={['administrator', 'head']}>
        {(session) => <Workplace session={session} />}
      </SessionGate>
      <Toasts />
    </MantineProvider>
  )
}
