import { useTranslation } from 'react-i18next'
import type { Quote } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconReply, IconX } from '@/ui/icons'
import { PreviewLine } from '../thread/PreviewLine'
import styles from './composer.module.css'

interface Props {
  quote: Quote
  /** The channel does not show the customer what is answered. */
  unseen: boolean
  onDrop: () => void
}

/** The message being answered, above what is written. */
export function QuoteStrip({ quote, unseen, onDrop }: Props) {
  const { t } = useTranslation('chat')
  return (
    <div className={styles.strip}>
      <IconReply size={16} />
      <span>
        <strong>
          <bdi>{quote.author?.name ?? t('unnamed')}</bdi>
        </strong>
        <span dir="auto">
          <PreviewLine message={{ kind: quote.kind, text: quote.preview }} />
        </span>
        {unseen && <span>{t('composer.quoteUnseen')}</span>}
      </span>
      <IconButton size={30} label={t('composer.dropQuote')} icon={IconX} onClick={onDrop} />
    </div>
  )
}
