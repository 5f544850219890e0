import { ActionIcon, type ActionIconProps } from '@mantine/core'
import type { ComponentPropsWithoutRef, ComponentType, Ref } from 'react'

interface Props
  extends Omit<ActionIconProps, 'children'>,
    Omit<ComponentPropsWithoutRef<'button'>, keyof ActionIconProps | 'children'> {
  label: string
  icon: ComponentType<{ size?: number | string }>
  iconSize?: number
  ref?: Ref<HTMLButtonElement>
}

/**
 * A button that is only a picture always carries its name. The hint is the browser's own: a thread
 * has hundreds of these, and a library tooltip on each is felt.
 */
export function IconButton({ label, icon: Icon, iconSize = 18, ...rest }: Props) {
  return (
    <ActionIcon type="button" aria-label={label} title={label} {...rest}>
      <Icon size={iconSize} />
    </ActionIcon>
  )
}
