import { MantineProvider } from '@mantine/core'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { DepartDialog } from '@/features/fieldday/components/DepartDialog'
import type { Job } from '@/features/fieldday/data'
import { byDay } from '@/features/fieldday/days'

afterEach(cleanup)

const job = (starts: string | null) => ({ starts_at: starts }) as Job

test('what was left is told by its own day, before today', () => {
  const now = new Date(2026, 10, 23, 12)
  const on = (day: number) => job(new Date(2026, 10, day, 9).toISOString())
  const groups = byDay([on(19), on(19), on(20), on(23), on(24), on(25)], now.toISOString())

  expect(groups.map(({ kind, jobs }) => [kind, jobs.length])).toEqual([
    ['late', 2],
    ['late', 1],
    ['today', 1],
    ['tomorrow', 1],
    ['other', 1],
  ])
  expect(groups[0]?.day).not.toBe(groups[1]?.day)
})

async function leaving() {
  const onLeave = vi.fn()
  render(
    <MantineProvider env="test">
      <DepartDialog onClose={() => {}} onLeave={onLeave} />
    </MantineProvider>,
  )
  await screen.findByRole('dialog')
  const buttons = () => screen.getAllByRole('button')
  const usual = () => buttons().filter(each => each.hasAttribute('aria-pressed'))
  const submit = () => fireEvent.submit(screen.getByRole('dialog').querySelector('form') as Element)
  const type = (value: string) =>
    fireEvent.change(screen.getByRole('textbox'), { target: { value } })
  return { onLeave, usual, submit, type }
}

test('who leaves says when they arrive: a usual time, their own, or nothing', async () => {
  const { onLeave, usual, submit, type } = await leaving()
  submit()
  expect(onLeave).toHaveBeenLastCalledWith(null)
  fireEvent.click(usual()[1] as Element)
  expect(usual()[1]?.getAttribute('aria-pressed')).toBe('true')
  submit()
  expect(onLeave).toHaveBeenLastCalledWith(30)
  type('50')
  submit()
  expect(onLeave).toHaveBeenLastCalledWith(50)
  fireEvent.click(usual()[0] as Element)
  fireEvent.click(usual()[0] as Element)
  submit()
  expect(onLeave).toHaveBeenLastCalledWith(null)
})

test('more than a day on the way is refused, and what was typed stays', async () => {
  const { onLeave, submit, type } = await leaving()
  type('2000')
  submit()
  expect(onLeave).not.toHaveBeenCalled()
  expect((screen.getByRole('textbox') as HTMLInputElement).value).toBe('2000')
})
