import { render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { expect, test } from 'vitest'
import type { Card } from '@/api/types'
import { LocationCard } from '@/features/chat/thread/content/LocationCard'

const live: Card = { type: 'location', latitude: -12, longitude: -77, live: true }

test('a live location moves and ends where it stands', async () => {
  await i18next.init({ lng: 'cimode' })
  const { rerender } = render(
    <LocationCard card={{ ...live, live_until: '2999-01-01T00:00:00Z' }} />,
  )
  expect(screen.getByText(/kinds.live$/)).toBeDefined()
  rerender(<LocationCard card={{ ...live, latitude: -12.5, live: false }} />)
  expect(screen.getByText(/kinds.liveEnded/)).toBeDefined()
  expect(screen.getByText('-12.50000, -77.00000')).toBeDefined()
})
