import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { formatDateTime } from '@/lib/format'
import pages from '@/ui/page.module.css'
import type { QuoteDetail } from '../data'
import styles from '../quotes.module.css'

/** Who agreed to which revision, and what shows it. */
export function Answered({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  const { answer } = quote
  if (!answer) return null
  return (
    <section className={pages.section}>
      <h2>{t('answer.title')}</h2>
      <p className={styles.words}>
        {t('answer.by', { name: answer.name, revision: answer.revision })}{' '}
        {t(`answer.${answer.how}`)} · {formatDateTime(answer.at)}
        {answer.document && ` · ${answer.document}`}
      </p>
      {answer.evidence && <p className={styles.words}>{answer.evidence}</p>}
      {answer.signed && (
        <Drawing id={quote.id} label={t('answer.signature', { name: answer.name })} />
      )}
    </section>
  )
}

function Drawing({ id, label }: { id: string; label: string }) {
  const [url, setUrl] = useState('')
  const { data } = useQuery({
    queryKey: ['quotes', 'signature', id],
    queryFn: () => api.file(`quotes/${id}/signature/`),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    if (!data) return
    const made = URL.createObjectURL(data)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [data])
  return url ? <img className={styles.signature} src={url} alt={label} /> : null
}
