import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import type { SettingsEntry } from '@/lib/feature'
import { Page } from '@/ui/Page'
import { entriesFor, folderOf } from '../areas/area'
import styles from './settings.module.css'

const modules = import.meta.glob('../../features/*/settings.ts', {
  eager: true,
  import: 'default',
}) as Record<string, SettingsEntry[]>

const cards = Object.entries(modules).flatMap(([path, entries]) =>
  entries.map(entry => ({ ...entry, namespace: folderOf(path) })),
)

const GROUPS = ['counter', 'customers', 'channels', 'people', 'programs'] as const

/** Everything this person may set for the business, a card each. */
export default function SettingsIndex() {
  const { t } = useTranslation()
  const { role } = useUser()
  const entries = entriesFor(role, cards)
  return (
    <Page wide title={t('settings.title')} text={t('settings.text')}>
      {GROUPS.map(group => {
        const found = entries.filter(entry => entry.group === group)
        return (
          found.length > 0 && (
            <section key={group} aria-labelledby={`settings-${group}`}>
              <h2 id={`settings-${group}`} className={styles.group}>
                {t(`settings.group.${group}`)}
              </h2>
              <ul className={styles.cards}>
                {found.map(entry => (
                  <Card key={entry.to} entry={entry} />
                ))}
              </ul>
            </section>
          )
        )
      })}
    </Page>
  )
}

function Card({ entry }: { entry: (typeof cards)[number] }) {
  const { t } = useTranslation(entry.namespace)
  const Icon = entry.icon
  return (
    <li>
      <Link to={entry.to} className={styles.card}>
        <Icon size={22} />
        <span>
          <strong>{t(entry.label)}</strong>
          <span>{t(entry.text)}</span>
        </span>
      </Link>
    </li>
  )
}
