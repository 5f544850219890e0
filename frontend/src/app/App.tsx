import { QueryClientProvider } from '@tanstack/react-query'
import { queryClient } from '@/api/query'
import { UiProvider } from '@/ui/Provider'
import { Toasts } from '@/ui/Toasts'
import { Router } from './router'

export function App() {
  return (
    <UiProvider>
      <QueryClientProvider client={queryClient}>
        <Router />
        <Toasts />
      </QueryClientProvider>
    </UiProvider>
  )
}
