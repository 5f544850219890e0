import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconWorkflow } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { RuleForm } from '../components/RuleForm'
import { RuleLog } from '../components/RuleLog'
import { useRules } from '../data'

/** One rule: when, if, then; and below what it did. */
export default function RulePage() {
  const { t } = useTranslation('automations')
  const { id = 'new' } = useParams()
  const rules = useRules()
  if (id === 'new') {
    return (
      <Page title={t('rule.addTitle')} text={t('rule.addText')}>
        <RuleForm rule={null} />
      </Page>
    )
  }
  return (
    <Loading of={rules}>
      {() => {
        const rule = rules.data?.find(row => row.id === id)
        if (!rule) return <EmptyState icon={IconWorkflow} title={t('rule.gone')} text="" />
        return (
          <Page title={rule.name} text={t('rule.oneText')}>
            <RuleForm key={rule.id} rule={rule} />
            <RuleLog rule={rule} />
          </Page>
        )
      }}
    </Loading>
  )
}
