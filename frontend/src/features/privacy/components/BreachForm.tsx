import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Breach, useSaveBreach } from '../data'

/** What is known of an incident so far; more is written on later. */
export function BreachForm({ row, onClose }: { row: Breach | null; onClose: () => void }) {
  const { t } = useTranslation('privacy')
  const save = useSaveBreach(row?.id ?? null)
  const form = useForm({
    initialValues: {
      title: row?.title ?? '',
      found_at: local(row ? new Date(row.found_at) : new Date()),
      what: row?.what ?? '',
      affected: row?.affected ?? '',
      people: (row?.people ?? '') as number | string,
      measures: row?.measures ?? '',
    },
  })

  function submit({ title, found_at, people, ...rest }: typeof form.values) {
    const known = { ...rest, people: people === '' ? null : Number(people) }
    const first = { title, found_at: new Date(found_at).toISOString() }
    save.mutate(row ? known : { ...first, ...known }, {
      onSuccess: () => {
        notify(t('saved'))
        onClose()
      },
      onError: complainIn(form),
    })
  }

  return (
    <FormDialog
      title={t(row ? 'breach.edit' : 'breach.add')}
      action={t('save')}
      busy={save.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      {!row && (
        <>
          <TextInput
            label={t('breach.title')}
            required
            maxLength={200}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <TextInput
            label={t('breach.foundAt')}
            description={t('breach.foundHint')}
            type="datetime-local"
            required
            {...form.getInputProps('found_at')}
          />
        </>
      )}
      <Textarea
        label={t('breach.what')}
        required
        autosize
        minRows={3}
        {...form.getInputProps('what')}
      />
      <TextInput label={t('breach.affected')} maxLength={500} {...form.getInputProps('affected')} />
      <NumberInput
        label={t('breach.people')}
        min={0}
        allowDecimal={false}
        {...form.getInputProps('people')}
      />
      <Textarea
        label={t('breach.measures')}
        autosize
        minRows={2}
        {...form.getInputProps('measures')}
      />
    </FormDialog>
  )
}

/** An instant as a `datetime-local` field holds it. */
function local(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}
