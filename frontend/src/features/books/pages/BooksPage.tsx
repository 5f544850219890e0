import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/EmptyState'
import { IconBooks } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import styles from '../books.module.css'
import { Audits, Verdict } from '../components/Audits'
import { Period } from '../components/Period'
import { Registers } from '../components/Registers'
import { Trial } from '../components/Trial'
import { useBooks } from '../data'

/** Whether the books are true, what they say, and what is taken along of them. */
export default function BooksPage() {
  const { t } = useTranslation('books')
  const [until, setUntil] = useState<string | undefined>()
  const asked = useBooks(until)
  const books = asked.data
  return (
    <Page wide title={t('books.title')} text={t('books.text')}>
      <Loading of={asked} rows={6}>
        {() =>
          books && (
            <>
              <Verdict books={books} />
              <section className={page.section} aria-label={t('books.trial')}>
                <h2>{t('books.trial')}</h2>
                <TextInput
                  type="date"
                  label={t('books.trialAt')}
                  value={books.until}
                  onChange={event => setUntil(event.currentTarget.value || undefined)}
                />
                {books.trial_balance.length > 0 ? (
                  <Trial books={books} />
                ) : (
                  <EmptyState
                    icon={IconBooks}
                    title={t('books.nothing')}
                    text={t('books.nothingText')}
                  />
                )}
              </section>
              <section className={page.section} aria-label={t('books.audits')}>
                <h2>{t('books.audits')}</h2>
                <Audits books={books} />
              </section>
            </>
          )
        }
      </Loading>
      <div className={styles.part}>
        <Registers />
        <Period />
      </div>
    </Page>
  )
}
