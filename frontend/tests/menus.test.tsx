import { MantineProvider, Menu } from '@mantine/core'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { MenuChoice } from '@/ui/MenuChoice'

function open(several: boolean) {
  const picked = vi.fn()
  render(
    <MantineProvider env="test">
      <Menu defaultOpened>
        <Menu.Target>
          <button type="button">Orden</button>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuChoice several={several} on onPick={() => picked('a')}>
            Recientes
          </MenuChoice>
          <MenuChoice several={several} on={false} onPick={() => picked('b')}>
            Antiguas
          </MenuChoice>
        </Menu.Dropdown>
      </Menu>
    </MantineProvider>,
  )
  return picked
}

const names = (role: string, checked: boolean) =>
  screen.getAllByRole(role, { checked, hidden: true }).map(item => item.textContent)

test('one of several choices is told as such, with which one holds', () => {
  const picked = open(false)
  expect(names('menuitemradio', true)).toEqual(['Recientes'])
  expect(names('menuitemradio', false)).toEqual(['Antiguas'])

  fireEvent.click(screen.getByText('Antiguas'))
  expect(picked).toHaveBeenCalledWith('b')
})

test('what may hold beside others is a box to tick, and leaves the menu open', () => {
  const picked = open(true)
  expect(names('menuitemcheckbox', true)).toEqual(['Recientes'])

  fireEvent.click(screen.getByText('Recientes'))
  expect(picked).toHaveBeenCalledWith('a')
  expect(screen.getByText('Antiguas')).toBeDefined()
})
