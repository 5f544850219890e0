import { Button, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { formatDateTime } from '@/lib/format'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Page } from '@/ui/Page'
import styles from '../components/privacy.module.css'
import { Tabs } from '../components/Tabs'
import { type Rule, useKeepFor, useRules } from '../data'

/** How long each kind of data is kept, and how much would go today. */
export default function RetentionPage() {
  const { t } = useTranslation('privacy')
  const rules = useRules()
  return (
    <Page wide title={t('title')} text={t('retention.text')}>
      <Tabs />
      <Loading of={rules}>
        {() => (
          <ul className={styles.list}>
            {rules.data?.results.map(rule => (
              <RuleCard key={rule.key} rule={rule} />
            ))}
          </ul>
        )}
      </Loading>
    </Page>
  )
}

function RuleCard({ rule }: { rule: Rule }) {
  const { t } = useTranslation('privacy')
  const keep = useKeepFor(rule.key)
  const form = useForm<{ days: number | string }>({ initialValues: { days: rule.days } })
  const name = t(`retained.${rule.key}`, { defaultValue: rule.key })

  function submit({ days }: typeof form.values) {
    keep.mutate(Number(days), {
      onSuccess: () => notify(t('saved')),
      onError: complainIn(form),
    })
  }

  return (
    <li className={styles.card}>
      <h2>{name}</h2>
      <p>{t('retention.bounds', { ...rule })}</p>
      <form className={styles.days} onSubmit={form.onSubmit(submit)}>
        <NumberInput
          aria-label={t('retention.days', { name })}
          min={rule.least}
          max={rule.most}
          clampBehavior="none"
          allowDecimal={false}
          suffix={` ${t('retention.unit')}`}
          {...form.getInputProps('days')}
        />
        <Button
          type="submit"
          variant="default"
          loading={keep.isPending}
          disabled={Number(form.values.days) === rule.days}
        >
          {t('save')}
        </Button>
      </form>
      <p className={styles.facts}>
        <span>{t('retention.now', { count: rule.count })}</span>
        {rule.ran_at && (
          <span>
            {t('retention.ran', { at: formatDateTime(rule.ran_at), count: rule.removed })}
          </span>
        )}
      </p>
    </li>
  )
}
