import { useTranslation } from 'react-i18next'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
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
      <PasswordSection />
      <SessionsSection />
    </Page>
  )
}
