import { QueryClientProvider } from '@tanstack/react-query'
import { queryClient } from '@/api/query'
import { UiProvider } from '@/ui/Provider'
import { Toasts } from '@/ui/Toasts'
import { Proof } from './proof/Proof'
import { Router } from './router'

export function App() {
  return (
    <UiProvider>
      <QueryClientProvider client={queryClient}>
        <Router />
        <Proof />
        <Toasts />
      </QueryClientProvider>
    </UiProvider>
  )
}
