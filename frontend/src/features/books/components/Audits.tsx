import { useTranslation } from 'react-i18next'
import { formatDateTime } from '@/lib/format'
import { IconAlert, IconChosen } from '@/ui/icons'
import styles from '../books.module.css'
import type { Books } from '../data'

const SHOWN = 5

/** Whether the books are true, in one line. */
export function Verdict({ books }: { books: Books }) {
  const { t } = useTranslation('books')
  const isTrue = books.audits.every(audit => audit.figure === 0)
  const Icon = isTrue ? IconChosen : IconAlert
  return (
    <div className={styles.verdict} data-true={isTrue || undefined} role="status">
      <Icon size={24} />
      <div>
        <p>
          <strong>{t(isTrue ? 'books.true' : 'books.wrong')}</strong>
        </p>
        <p>
          {isTrue
            ? t('books.trueText', { at: formatDateTime(books.checked_at) })
            : t('books.wrongText')}
        </p>
      </div>
    </div>
  )
}

/** Everything that must be nothing, with what makes it something. */
export function Audits({ books }: { books: Books }) {
  const { t } = useTranslation('books')
  return (
    <ul className={styles.audits}>
      {books.audits.map(({ key, figure, wrong }) => (
        <li key={key} className={styles.audit} data-wrong={figure > 0 || undefined}>
          {figure > 0 ? <IconAlert size={18} /> : <IconChosen size={18} />}
          <span>{t(`audit.${key}`)}</span>
          <strong className="tabular">{figure}</strong>
          {wrong.length > 0 && (
            <ul>
              {wrong.slice(0, SHOWN).map(row => (
                <li key={`${row.what} ${row.name}`}>
                  {row.name}: {t('books.shown', { expected: row.expected, found: row.found })}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}
