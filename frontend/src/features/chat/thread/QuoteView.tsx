import { useTranslation } from 'react-i18next'
import type { Quote } from '@/api/types'
import { useThread } from './context'
import { previewOf } from './preview'
import styles from './thread.module.css'

export function QuoteView({ quote }: { quote: Quote }) {
  const { t } = useTranslation('chat')
  const { jumpTo } = useThread()
  return (
    <button type="button" className={styles.quote} onClick={() => jumpTo(quote.number)}>
      <strong>{quote.author?.name ?? t('unnamed')}</strong>
      <span>{previewOf({ kind: quote.kind, text: quote.preview }, t)}</span>
    </button>
  )
}
