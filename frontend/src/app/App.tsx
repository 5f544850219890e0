import { QueryClientProvider } from '@tanstack/react-query'
import { queryClient } from '@/api/query'
import { UiProvider } from '@/ui/Provider'
import { Router } from './router'

export function App() {
  return (
    <UiProvider>
      <QueryClientProvider client={queryClient}>
        <Router />
      </QueryClientProvider>
    </UiProvider>
  )
}
