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
  const { role } = useUser()
  return (
    <Page title={t('account.title')}>
      {role === 'customer' ? (
        <OwnSections />
      ) : (
        <Loading of={me}>{() => me.data && <ProfileSection me={me.data} />}</Loading>
      )}
      <PasswordSection />
      <SessionsSection />
    </Page>
  )
}

function OwnSections() {
  const { t } = useTranslation('accounts')
  const ways = [
    { key: 'identity', to: '/portal/identity' },
    { key: 'privacy', to: '/portal/privacy' },
  ] as const
  return ways.map(({ key, to }) => (
    <section key={key} className={styles.section}>
      <h2>{t(`account.${key}`)}</h2>
      <p>{t(`account.${key}Text`)}</p>
      <Actions>
        <Button component={Link} to={to} variant="default">
          {t(`account.${key}Open`)}
        </Button>
      </Actions>
    </section>
  ))
}
