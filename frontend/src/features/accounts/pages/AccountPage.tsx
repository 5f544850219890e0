import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import { IconShield } from '@/ui/icons'
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
  const { role } = useUser()
  return (
    <Page
      title={t('account.title')}
      action={
        role === 'customer' && (
          <Button
            component={Link}
            to="/portal/privacy"
            variant="default"
            leftSection={<IconShield size={16} />}
          >
            {t('account.privacy')}
          </Button>
        )
      }
    >
      {role === 'customer' ? (
        <IdentitySection />
      ) : (
        <Loading of={me}>{() => me.data && <ProfileSection me={me.data} />}</Loading>
      )}
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
