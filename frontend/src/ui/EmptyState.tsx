import type { ComponentType, ReactNode } from 'react'
import styles from './primitives.module.css'

interface Props {
  icon?: ComponentType<{ size?: number | string; strokeWidth?: number }>
  title: string
  text?: string
  /** One button with the next step. */
  action?: ReactNode
}

export function EmptyState({ icon: Icon, title, text, action }: Props) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={36} strokeWidth={1.25} />}
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </div>
  )
}
