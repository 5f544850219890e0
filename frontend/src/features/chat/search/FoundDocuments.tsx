import { useTranslation } from 'react-i18next'
import type { LinkCard } from '../data/links'
import { PageCard } from '../thread/content/LinkCard'
import styles from './search.module.css'

/** Recharges, customers and other documents whose number was typed, each with its state. */
export function FoundDocuments({ found }: { found: LinkCard[] }) {
  const { t } = useTranslation('chat')
  return (
    <section>
      <h2>{t('search.documents')}</h2>
      <ul className={styles.documents}>
        {found.map(card => (
          <li key={card.path}>
            <PageCard card={card} />
          </li>
        ))}
      </ul>
    </section>
  )
}
