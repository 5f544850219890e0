import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { DeskSection } from '../canned/DeskSection'
import { RulesSection } from '../canned/RulesSection'
import { useDesk, useRules } from '../data/desk'

/** How one likes one's desk, and what admins rule for the whole counter. */
export default function DeskPage() {
  const { t } = useTranslation('chat')
  const { role } = useUser()
  const desk = useDesk()
  const rules = useRules()
  return (
    <Page title={t('desk.title')} text={t('desk.text')}>
      <Loading of={desk}>{() => desk.data && <DeskSection desk={desk.data} />}</Loading>
      {role === 'admin' && (
        <Loading of={rules}>{() => rules.data && <RulesSection rules={rules.data} />}</Loading>
      )}
    </Page>
  )
}
