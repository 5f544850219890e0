import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconArrowDown, IconArrowUp, IconX } from '@/ui/icons'
import styles from './builder.module.css'

interface Props {
  name: string
  onUp?: () => void
  onDown?: () => void
  onRemove: () => void
  children: ReactNode
}

/** One condition or action: what it is, what it needs, its place. */
export function Line({ name, onUp, onDown, onRemove, children }: Props) {
  const { t } = useTranslation('automations')
  return (
    <div className={styles.line}>
      <strong>{name}</strong>
      <div className={styles.fields}>{children}</div>
      <span className={styles.tools}>
        {onUp && <IconButton label={t('up')} icon={IconArrowUp} onClick={onUp} />}
        {onDown && <IconButton label={t('down')} icon={IconArrowDown} onClick={onDown} />}
        <IconButton label={t('remove', { name })} icon={IconX} onClick={onRemove} />
      </span>
    </div>
  )
}
