import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconSearch } from '@/ui/icons'
import { Keyboard } from '../keyboard/Keyboard'
import { useLeft } from '../live/useLeft'
import { Results } from '../search/Results'
import { SearchField } from '../search/SearchField'
import { SearchFilters } from '../search/SearchFilters'
import search from '../search/search.module.css'
import { useSought } from '../search/useSought'
import { OpenThread } from '../thread/OpenThread'
import { Dialogs } from './Dialogs'
import styles from './pages.module.css'

/** Everything one may see, by its words; what is found opens beside the list, at its place. */
export default function SearchPage() {
  const { t } = useTranslation('chat')
  const { id } = useParams()
  const [params] = useSearchParams()
  const [sought, change] = useSought()
  const navigate = useNavigate()
  const back = `/search?${params.toString()}`
  useLeft(id, () => void navigate(back, { replace: true }))
  return (
    <div className={`${styles.inbox} ${search.page}`} data-open={id ? true : undefined}>
      <section className={styles.list} aria-label={t('search.title')}>
        <header className={search.head}>
          <h1>{t('search.title')}</h1>
          <SearchField q={sought.q} onChange={q => change({ q })} />
          <SearchFilters sought={sought} onChange={change} />
        </header>
        <div className={search.scroller}>
          <Results sought={sought} />
        </div>
      </section>
      <div className={styles.middle}>
        {id ? (
          <OpenThread key={id} id={id} back={back} panel={false} onPanel={null} />
        ) : (
          <EmptyState icon={IconSearch} title={t('search.start')} text={t('search.startText')} />
        )}
      </div>
      <Dialogs />
      <Keyboard base="/search" onPanel={null} />
    </div>
  )
}
