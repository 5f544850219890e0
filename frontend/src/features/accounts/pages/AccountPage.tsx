import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { PasswordSection } from '../components/PasswordSection'
import { ProfileSection } from '../components/ProfileSection'
import { SessionsSection } from '../components/SessionsSection'
import { useMe } from '../data'

export default function AccountPage() {
  const { t } = useTranslation('accounts')
  const me = useMe()
  return (
    <Page title={t('account.title')}>
      <Loading of={me}>{() => me.data && <ProfileSection me={me.data} />}</Loading>
      {useUser().role === 'customer' && <IdentitySection />}
      <PasswordSection />
      <SessionsSection />
    </Page>
  )
}

function IdentitySection() {
  const { t } = useTranslation('accounts')
  return (
    <section className={styles.section}>
      <h2>{t('account.identity')}</h2>
      <p>{t('account.identityText')}</p>
      <Actions>
        <Button component={Link} to="/portal/identity" variant="default">
          {t('account.identityOpen')}
        </Button>
      </Actions>
    </section>
  )
}
