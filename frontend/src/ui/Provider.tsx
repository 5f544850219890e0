import '@mantine/core/styles.layer.css'
import './tokens.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useScheme } from './scheme'
import { theme } from './theme'

export function UiProvider({ children }: { children: ReactNode }) {
  const scheme = useScheme()
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  )
}
