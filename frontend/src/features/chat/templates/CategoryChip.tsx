import { useTranslation } from 'react-i18next'
import type { Category } from '@/channels/templates/template'
import { StateChip } from '@/ui/StateChip'
import styles from './templates.module.css'

interface Props {
  category: Category
  /** With what it means for the bill. */
  explained?: boolean
}

/** What the provider bills a template as: said before it is sent. */
export function CategoryChip({ category, explained = false }: Props) {
  const { t } = useTranslation('chat')
  if (!category) return null
  return (
    <span className={styles.category}>
      <StateChip tone={category === 'marketing' ? 'warn' : 'plain'}>
        {t(`common:template.category.${category}`)}
      </StateChip>
      {explained && <span>{t(`template.cost.${category}`)}</span>}
    </span>
  )
}
