import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { ErrorState } from '@/ui/ErrorState'
import { Skeletons } from '@/ui/Skeletons'
import styles from '../accounts.module.css'
import { PasswordSection } from '../components/PasswordSection'
import { ProfileSection } from '../components/ProfileSection'
import { SessionsSection } from '../components/SessionsSection'
import { useMe } from '../data'

export default function AccountPage() {
  const { t } = useTranslation('accounts')
  const me = useMe()
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1>{t('account.title')}</h1>
        </header>
        {me.isPending && <Skeletons rows={3} />}
        {me.isError && (
          <ErrorState
            problem={me.error instanceof ApiError ? me.error : null}
            onRetry={() => void me.refetch()}
          />
        )}
        {me.data && (
          <>
            <ProfileSection me={me.data} />
            <PasswordSection />
            <SessionsSection />
          </>
        )}
      </div>
    </div>
  )
}
