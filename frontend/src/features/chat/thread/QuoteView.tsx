import { useTranslation } from 'react-i18next'
import type { Quote } from '@/api/types'
import { useThread } from './context'
import { PreviewLine } from './PreviewLine'
import styles from './thread.module.css'

export function QuoteView({ quote }: { quote: Quote }) {
  const { t } = useTranslation('chat')
  const { jumpTo } = useThread()
  return (
    <button type="button" className={styles.quote} onClick={() => jumpTo(quote.number)}>
      <strong>{quote.author?.name ?? t('unnamed')}</strong>
      <span>
        <PreviewLine message={{ kind: quote.kind, text: quote.preview }} />
      </span>
    </button>
  )
}
