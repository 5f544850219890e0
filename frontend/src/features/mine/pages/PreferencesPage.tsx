import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { BackLink } from '@/ui/BackLink'
import { Loading } from '@/ui/Loading'
import { QuietForm } from '../components/QuietForm'
import { Switches } from '../components/Switches'
import { type Preferences, usePreferences } from '../data'
import styles from '../mine.module.css'

/** By which roads each kind of news comes, and when it may ring. */
export default function PreferencesPage() {
  const { t } = useTranslation('mine')
  const preferences = usePreferences()
  return (
    <div className={styles.page}>
      <BackLink to="/portal/notices" />
      <h1>{t('preferences.title')}</h1>
      <p className={styles.hint}>{t('preferences.text')}</p>
      <Loading of={preferences}>
        {() =>
          preferences.data && (
            <>
              <Switches preferences={preferences.data} />
              <Roads preferences={preferences.data} />
              <QuietForm preferences={preferences.data} />
            </>
          )
        }
      </Loading>
    </div>
  )
}

/** Where each road leads, or what is missing for it. */
function Roads({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation('mine')
  const { channel, email, mail_available } = preferences
  return (
    <ul className={styles.list}>
      <li className={styles.hint}>
        {channel ? (
          t('preferences.channelIs', { channel })
        ) : (
          <>
            {t('preferences.noChannel')} <Link to="/portal/channels">{t('channels.link')}</Link>
          </>
        )}
      </li>
      <li className={styles.hint}>
        {!mail_available
          ? t('preferences.noMail')
          : email
            ? t('preferences.mailIs', { email })
            : t('preferences.noAddress')}
      </li>
    </ul>
  )
}
