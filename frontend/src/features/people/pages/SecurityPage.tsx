import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { Page } from '@/ui/Page'
import { FaceSection } from '../components/FaceSection'
import { MyFactorSection } from '../components/MyFactorSection'
import { RulesSection } from '../components/RulesSection'
import { SessionsSection } from '../components/SessionsSection'

/** How one's own account is kept safe, and what the house asks of all. */
export default function SecurityPage() {
  const { t } = useTranslation('people')
  const user = useUser()
  return (
    <Page title={t('nav.security')} text={t('security.text')}>
      <MyFactorSection />
      <SessionsSection whose="me" others />
      <FaceSection id={user.id} name={user.name} />
      {user.role === 'admin' && <RulesSection />}
    </Page>
  )
}
