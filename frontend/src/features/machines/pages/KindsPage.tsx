import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconMachine, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Page, Row, Rows } from '@/ui/Page'
import { type Kind, useKindDeed, useKinds } from '../data'

/** The kinds of machines there are, in the house's own words. */
export default function KindsPage() {
  const { t } = useTranslation('machines')
  const living = useKinds()
  const away = useKinds(true)
  const deed = useKindDeed()
  const [editing, setEditing] = useState<Kind | null | undefined>()
  const rows = [
    ...new Map([...(living.data ?? []), ...(away.data ?? [])].map(row => [row.id, row])).values(),
  ]
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('kinds.add')}
    </Button>
  )
  return (
    <Page wide title={t('nav.kinds')} text={t('kinds.text')} action={rows.length > 0 && add}>
      <Loading of={living} rows={4}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconMachine}
              title={t('kinds.none')}
              text={t('kinds.text')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(kind => (
                <Row key={kind.id} name={kind.name} faded={kind.archived_at !== null}>
                  <Button
                    variant="default"
                    aria-label={t(kind.archived_at ? 'kinds.backNamed' : 'kinds.awayNamed', {
                      name: kind.name,
                    })}
                    onClick={() =>
                      deed.mutate(
                        { id: kind.id, deed: kind.archived_at ? 'restore' : 'archive' },
                        { onError: complain },
                      )
                    }
                  >
                    {t(kind.archived_at ? 'kinds.back' : 'kinds.away')}
                  </Button>
                  <IconButton
                    variant="default"
                    icon={IconEdit}
                    label={t('edit', { name: kind.name })}
                    onClick={() => setEditing(kind)}
                  />
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      {editing !== undefined && <KindForm kind={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}

function KindForm({ kind, onClose }: { kind: Kind | null; onClose: () => void }) {
  const { t } = useTranslation('machines')
  const deed = useKindDeed()
  const form = useForm({
    initialValues: { name: kind?.name ?? '' },
    validate: { name: value => (value.trim() ? null : t('missing.name')) },
  })
  return (
    <FormDialog
      title={kind ? t('edit', { name: kind.name }) : t('kinds.add')}
      action={t('common:save')}
      busy={deed.isPending}
      onSubmit={form.onSubmit(({ name }) =>
        deed.mutate(
          { id: kind?.id, name },
          {
            onSuccess: () => {
              notify(t('saved'))
              onClose()
            },
            onError: complainIn(form),
          },
        ),
      )}
      onClose={onClose}
    >
      <TextInput label={t('name')} maxLength={80} data-autofocus {...form.getInputProps('name')} />
    </FormDialog>
  )
}
