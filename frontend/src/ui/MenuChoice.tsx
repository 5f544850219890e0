import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { IconCheck } from './icons'

interface Props {
  on: boolean
  onPick: () => void
  /** Others may be on beside it; it leaves the menu open. */
  several?: boolean
  /** Whether picking it closes the menu. */
  closes?: boolean
  /** Before its words; `after` them, besides the check. */
  glyph?: ReactNode
  after?: ReactNode
  children: ReactNode
}

const BARE = { itemIndicator: { display: 'none' } }

/**
 * One of the choices of a menu, told as such to those who listen. A plain `Menu.Item` cannot be
 * one: it calls itself `menuitem` whatever role it is given.
 */
export function MenuChoice(props: Props) {
  const { on, onPick, several = false, closes = !several, glyph, after, children } = props
  const shown = {
    checked: on,
    onChange: onPick,
    closeMenuOnClick: closes,
    styles: BARE,
    rightSection: (
      <Line>
        {after}
        {on && <IconCheck size={16} />}
      </Line>
    ),
    children: glyph ? (
      <Line>
        {glyph}
        <span>{children}</span>
      </Line>
    ) : (
      children
    ),
  }
  return several ? <Menu.CheckboxItem {...shown} /> : <Menu.RadioItem value="" {...shown} />
}

function Line({ children }: { children: ReactNode }) {
  return <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}>{children}</span>
}
