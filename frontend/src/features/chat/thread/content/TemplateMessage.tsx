import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '@/api/types'
import { TemplateView } from '@/channels/templates/TemplateView'
import type { Category, TemplateForm, Values } from '@/channels/templates/template'
import styles from './content.module.css'

/** A template we sent, as the customer sees it; `media` is the file above its words. */
export function TemplateMessage({ card, media }: { card: Card; media: ReactNode }) {
  const { t } = useTranslation('chat')
  const form = card.form as TemplateForm
  const category = card.category as Category
  return (
    <div className={styles.template}>
      <small>
        {t('kind.template')}
        {category && ` · ${t(`common:template.category.${category}`)}`}
      </small>
      <TemplateView form={form} values={card.values as Values} media={media} />
    </div>
  )
}
