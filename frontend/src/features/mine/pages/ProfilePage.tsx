import { useTranslation } from 'react-i18next'
import { Loading } from '@/ui/Loading'
import { EmailRow } from '../components/EmailRow'
import { NameForm } from '../components/NameForm'
import { PhoneForm } from '../components/PhoneForm'
import { useProfile } from '../data'
import styles from '../mine.module.css'

/** What the house knows of the customer. */
export default function ProfilePage() {
  const { t } = useTranslation('mine')
  const profile = useProfile()
  return (
    <div className={styles.page}>
      <h1>{t('profile.title')}</h1>
      <Loading of={profile}>
        {() =>
          profile.data && (
            <>
              <NameForm profile={profile.data} />
              <EmailRow email={profile.data.email} />
              <PhoneForm profile={profile.data} />
            </>
          )
        }
      </Loading>
    </div>
  )
}
