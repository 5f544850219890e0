import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type SavedView, saveView } from '../data/desk'
import { type Filters, queryOf } from '../data/filters'
import { scopeOf, useScopes } from '../data/scopes'

interface Props {
  filters: Filters
  onClose: (made: SavedView | null) => void
}

/** Gives the list as it stands a name. */
export default function SaveView({ filters, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [busy, setBusy] = useState(false)
  const form = useForm({ initialValues: { name: '', scope: 'personal' } })
  const scopes = useScopes()

  async function submit({ name, scope }: typeof form.values) {
    setBusy(true)
    const said = Object.entries(queryOf(filters)).filter(([, value]) => value !== null)
    try {
      const made = await saveView({ name, ...scopeOf(scope), query: Object.fromEntries(said) })
      notify(t('views.saved', { name }))
      onClose(made)
    } catch (error) {
      complainIn(form)(error as Error)
      setBusy(false)
    }
  }

  return (
    <FormDialog
      title={t('views.save')}
      action={t('common:save')}
      busy={busy}
      onSubmit={form.onSubmit(values => void submit(values))}
      onClose={() => onClose(null)}
    >
      <TextInput
        label={t('views.called')}
        required
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {scopes.length > 1 && (
        <Select
          label={t('scope.name')}
          allowDeselect={false}
          data={scopes}
          {...form.getInputProps('scope')}
        />
      )}
    </FormDialog>
  )
}
