import { Button, NumberInput, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useRules, useSaveRules } from '../data'
import type { Rules } from '../types'

/** What the house asks of everybody who works here. */
export function RulesSection() {
  const { t } = useTranslation('people')
  const rules = useRules()
  return (
    <section className={styles.section}>
      <h2>{t('rules.title')}</h2>
      <Loading of={rules} rows={1}>
        {() => rules.data && <RulesForm rules={rules.data} />}
      </Loading>
    </section>
  )
}

function RulesForm({ rules }: { rules: Rules }) {
  const { t } = useTranslation('people')
  const save = useSaveRules()
  const form = useForm({
    initialValues: { staff_two_factor: rules.staff_two_factor, grace_days: rules.grace_days },
  })
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(values =>
        save.mutate(values, {
          onSuccess: () => {
            form.resetDirty(values)
            notify(t('rules.saved'))
          },
          onError: complainIn(form, 'people:refused'),
        }),
      )}
    >
      <Switch
        label={t('rules.demand')}
        description={t('rules.without', { count: rules.without })}
        {...form.getInputProps('staff_two_factor', { type: 'checkbox' })}
      />
      <NumberInput
        label={t('rules.grace')}
        description={t('rules.graceText')}
        min={0}
        max={90}
        allowDecimal={false}
        w={260}
        maw="100%"
        {...form.getInputProps('grace_days')}
      />
      <Actions>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
