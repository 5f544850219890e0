import { Button, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { type Rules, useChangeRules } from '../data/desk'

type Minutes = number | ''

/** Who hears of somebody nobody takes, and after how long. */
export function RulesSection({ rules }: { rules: Rules }) {
  const { t } = useTranslation('chat')
  const change = useChangeRules()
  const form = useForm({
    initialValues: {
      team_after: (rules.team_after ?? '') as Minutes,
      admins_after: (rules.admins_after ?? '') as Minutes,
    },
  })
  const submit = ({ team_after, admins_after }: typeof form.values) =>
    change.mutate(
      {
        team_after: team_after === '' ? null : team_after,
        admins_after: admins_after === '' ? null : admins_after,
      },
      { onSuccess: () => notify(t('desk.kept')), onError: complainIn(form) },
    )
  return (
    <form className={page.section} onSubmit={form.onSubmit(submit)} noValidate>
      <h2>{t('desk.untaken')}</h2>
      <p>{t('desk.untakenText')}</p>
      <NumberInput
        label={t('desk.teamAfter')}
        placeholder={t('desk.never')}
        min={1}
        max={1440}
        allowDecimal={false}
        {...form.getInputProps('team_after')}
      />
      <NumberInput
        label={t('desk.adminsAfter')}
        placeholder={t('desk.never')}
        min={1}
        max={1440}
        allowDecimal={false}
        {...form.getInputProps('admins_after')}
      />
      <Actions>
        <Button type="submit" loading={change.isPending}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
