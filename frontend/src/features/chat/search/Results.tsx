import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { ApiError } from '@/api/errors'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconSearch } from '@/ui/icons'
import { MoreButton } from '@/ui/MoreButton'
import { Skeletons } from '@/ui/Skeletons'
import { useDocuments } from '../data/documents'
import { JUMP } from '../data/jump'
import { SHORTEST, type Sought, useSearch } from '../data/search'
import { FoundDocuments } from './FoundDocuments'
import { FoundTalks } from './FoundTalks'
import { HitRow } from './HitRow'
import styles from './search.module.css'
import { NARROWING } from './useSought'

/** Documents of that number, conversations of that name, then messages with those words, newest first. */
export function Results({ sought }: { sought: Sought }) {
  const { t } = useTranslation('chat')
  const [params] = useSearchParams()
  const { id: open } = useParams()
  const [opened, setOpened] = useState('')
  const found = useSearch(sought)
  const { q } = sought
  const documents = useDocuments(NARROWING.some(name => sought[name]) ? '' : q)
  if (q.length < SHORTEST) {
    return (
      <EmptyState
        icon={IconSearch}
        title={t('search.start')}
        text={t(q ? 'search.short' : 'search.startText')}
      />
    )
  }
  if (found.isPending) return <Skeletons rows={7} height={84} />
  if (found.isError) {
    const problem = found.error instanceof ApiError ? found.error : null
    return <ErrorState problem={problem} onRetry={() => void found.refetch()} />
  }
  const talks = found.data.pages[0]?.conversations ?? []
  const hits = found.data.pages.flatMap(page => page.messages)
  if (documents.length + talks.length + hits.length === 0) {
    return (
      <EmptyState icon={IconSearch} title={t('search.none', { q })} text={t('search.noneText')} />
    )
  }
  const addressOf = (conversation: string, number: number) => {
    const next = new URLSearchParams(params)
    next.set(JUMP, String(number))
    return `/search/${conversation}?${next.toString()}`
  }
  return (
    <div className={styles.results} data-old={found.isPlaceholderData || undefined}>
      <p className="visually-hidden" role="status">
        {t(found.hasNextPage ? 'search.foundMore' : 'search.found', { count: hits.length })}
      </p>
      {documents.length > 0 && <FoundDocuments found={documents} />}
      {talks.length > 0 && <FoundTalks talks={talks} search={params.toString()} />}
      {hits.length > 0 && (
        <section>
          <h2>{t('search.messages')}</h2>
          <ul>
            {hits.map(hit => (
              <li key={hit.id}>
                <HitRow
                  hit={hit}
                  to={addressOf(hit.conversation, hit.number)}
                  open={open === hit.conversation && opened === hit.id}
                  onOpen={() => setOpened(hit.id)}
                />
              </li>
            ))}
          </ul>
          <div className={styles.more}>
            <MoreButton of={found} />
          </div>
        </section>
      )}
    </div>
  )
}
