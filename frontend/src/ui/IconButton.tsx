import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core'
import type { ComponentPropsWithoutRef, ComponentType, Ref } from 'react'

interface Props
  extends Omit<ActionIconProps, 'children'>,
    Omit<ComponentPropsWithoutRef<'button'>, keyof ActionIconProps | 'children'> {
  label: string
  icon: ComponentType<{ size?: number | string }>
  iconSize?: number
  ref?: Ref<HTMLButtonElement>
}

/** A button that is only a picture always carries its name, for the ear and as a tooltip. */
export function IconButton({ label, icon: Icon, iconSize = 18, ...rest }: Props) {
  return (
    <Tooltip label={label}>
      <ActionIcon type="button" aria-label={label} {...rest}>
        <Icon size={iconSize} />
      </ActionIcon>
    </Tooltip>
  )
}
