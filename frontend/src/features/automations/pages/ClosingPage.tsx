import { Button, Switch, TagsInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { useLabels } from '../known'
import { type Closing, useClosing } from '../promises'

export default function ClosingPage() {
  const { t } = useTranslation('automations')
  const { found, save } = useClosing()
  return (
    <Page title={t('closing.title')} text={t('closing.text')}>
      <Loading of={found}>
        {() => found.data && <ClosingForm closing={found.data} save={save} />}
      </Loading>
    </Page>
  )
}

interface Props {
  closing: Closing
  save: ReturnType<typeof useClosing>['save']
}

function ClosingForm({ closing, save }: Props) {
  const { t } = useTranslation('automations')
  const labels = useLabels()
  const form = useForm({ initialValues: closing })
  return (
    <form
      className={page.section}
      onSubmit={form.onSubmit(values =>
        save.mutate(values, {
          onSuccess: () => notify(t('saved')),
          onError: complainIn(form),
        }),
      )}
    >
      <Switch
        label={t('closing.require')}
        description={t('closing.requireText')}
        {...form.getInputProps('require_label', { type: 'checkbox' })}
      />
      <TagsInput
        label={t('closing.labels')}
        description={t('closing.labelsText')}
        data={labels}
        disabled={!form.values.require_label}
        {...form.getInputProps('labels')}
      />
      <Actions>
        <Button type="submit" loading={save.isPending}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
