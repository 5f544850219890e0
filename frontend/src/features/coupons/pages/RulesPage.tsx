import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatMoney } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconTicket } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { RuleForm } from '../components/RuleForm'
import { Tabs } from '../components/Tabs'
import { type Rule, useChangeRule, useMay, useRules } from '../data'
import { worthOf } from '../worth'

export default function RulesPage() {
  const { t } = useTranslation('coupons')
  const rules = useRules()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const rows = rowsOf(rules.data)
  const make = may.rule && <Button onClick={() => setOpen(true)}>{t('rule.new')}</Button>
  return (
    <Page wide title={t('rule.title')} text={t('rule.text')} action={rows.length > 0 && make}>
      <Tabs />
      <Loading of={rules}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconTicket}
              title={t('rule.empty')}
              text={t('rule.emptyText')}
              action={make}
            />
          ) : (
            <Rows>
              {rows.map(rule => (
                <Line key={rule.id} rule={rule} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={rules} />
      {open && <RuleForm onClose={() => setOpen(false)} />}
    </Page>
  )
}

function Line({ rule }: { rule: Rule }) {
  const { t } = useTranslation('coupons')
  const may = useMay()
  const change = useChangeRule(rule.id)
  const [open, setOpen] = useState(false)
  const said = t('rule.says', {
    event: t(`event.${rule.event}`),
    least: formatMoney(rule.least),
    what:
      rule.count > 1 ? t('rule.times', { count: rule.count, worth: worthOf(rule) }) : worthOf(rule),
    days: rule.days,
  })
  return (
    <Row
      faded={!rule.is_on}
      name={rule.name}
      note={`${said} · ${t('rule.given', { count: rule.given })}`}
    >
      {may.rule && (
        <Button variant="subtle" color="gray" onClick={() => setOpen(true)}>
          {t('rule.change')}
        </Button>
      )}
      <Switch
        checked={rule.is_on}
        disabled={!may.rule || change.isPending}
        label={t(rule.is_on ? 'rule.on' : 'rule.off')}
        aria-label={t('rule.switch', { name: rule.name })}
        onChange={event =>
          change.mutate({ is_on: event.currentTarget.checked }, { onError: complain })
        }
      />
      {open && <RuleForm rule={rule} onClose={() => setOpen(false)} />}
    </Row>
  )
}
