import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { expect, test } from 'vitest'
import { queryClient } from '@/api/query'
import { ReplayAll } from '@/features/channels/log/ReplayAll'
import { keep } from '@/lib/kept'
import { hub, startHub } from '../realtime/fakeHub'

test('what is taken again goes on showing how far it is after a reload', async () => {
  startHub()
  queryClient.clear()
  await i18next.loadNamespaces('channels')
  keep('replay.7', 10)
  hub.answer = () => ({ status: 200, body: { waiting: 4, parked: 0 } })
  render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider>
        <ReplayAll channel="7" />
      </MantineProvider>
    </QueryClientProvider>,
  )
  const bar = () => screen.getByRole('status').textContent
  await expect.poll(bar).toMatch(/6.*10/)
})
