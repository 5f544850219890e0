import { Button, Checkbox, Select, TagsInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconListChecks, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import {
  type AppliesTo,
  type CustomField,
  FIELD_KINDS,
  type FieldDraft,
  useFields,
  useOrderFields,
  useSaveField,
} from '../fields'
import { moved } from '../lists'
import { Mover } from './Mover'

/** The house's own fields: what is asked about each customer. */
export function FieldsSection() {
  const { t } = useTranslation('crm')
  const fields = useFields()
  const order = useOrderFields()
  const [editing, setEditing] = useState<CustomField | null | undefined>()
  const rows = fields.data ?? []
  const living = rows.filter(row => !row.archived_at)
  const add = (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('own.add')}
    </Button>
  )
  return (
    <section className={styles.section} aria-labelledby="own-fields">
      <div className={styles.head}>
        <h2 id="own-fields">{t('own.title')}</h2>
        {rows.length > 0 && add}
      </div>
      <p>{t('own.text')}</p>
      <Loading of={fields}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconListChecks}
              title={t('own.empty')}
              text={t('own.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map((field, at) => (
                <FieldRow key={field.id} field={field} onEdit={() => setEditing(field)}>
                  {!field.archived_at && (
                    <Mover
                      name={field.name}
                      first={at === 0}
                      last={at === living.length - 1}
                      onMove={by =>
                        order.mutate(
                          moved(living, at, by).map(each => each.id),
                          {
                            onError: complain,
                          },
                        )
                      }
                    />
                  )}
                </FieldRow>
              ))}
            </Rows>
          )
        }
      </Loading>
      {editing !== undefined && <FieldForm field={editing} onClose={() => setEditing(undefined)} />}
    </section>
  )
}

interface RowProps {
  field: CustomField
  onEdit: () => void
  children: React.ReactNode
}

function FieldRow({ field, onEdit, children }: RowProps) {
  const { t } = useTranslation('crm')
  const save = useSaveField(field.id)
  const archive = (archived: boolean) =>
    save.mutate(
      { archived },
      {
        onSuccess: () =>
          archived &&
          notify(t('own.archived', { name: field.name }), {
            label: t('common:undo'),
            run: () => save.mutate({ archived: false }, { onError: complain }),
          }),
        onError: complain,
      },
    )
  return (
    <Row
      faded={field.archived_at !== null}
      name={field.name}
      note={[
        t(`own.kinds.${field.kind}`),
        t(`own.of.${field.applies_to}`),
        field.options.join(', '),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {field.required && <StateChip tone="warn">{t('own.required')}</StateChip>}
      {children}
      <IconButton label={t('edit', { name: field.name })} icon={IconEdit} onClick={onEdit} />
      <Button variant="default" onClick={() => archive(!field.archived_at)}>
        {t(field.archived_at ? 'own.takeOut' : 'own.archive')}
      </Button>
    </Row>
  )
}

function FieldForm({ field, onClose }: { field: CustomField | null; onClose: () => void }) {
  const { t } = useTranslation('crm')
  const save = useSaveField(field?.id ?? null)
  const form = useForm<FieldDraft>({
    initialValues: {
      name: field?.name ?? '',
      kind: field?.kind ?? 'text',
      applies_to: field?.applies_to ?? ('both' as AppliesTo),
      options: field?.options ?? [],
      required: field?.required ?? false,
    },
  })
  return (
    <FormDialog
      title={t(field ? 'own.change' : 'own.add')}
      action={t('common:save')}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(values =>
        save.mutate(values, { onSuccess: onClose, onError: complainIn(form) }),
      )}
    >
      <TextInput
        label={t('name')}
        required
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <div className={styles.pair}>
        <Select
          label={t('own.kind')}
          disabled={field !== null}
          allowDeselect={false}
          data={FIELD_KINDS.map(value => ({ value, label: t(`own.kinds.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <Select
          label={t('own.whose')}
          allowDeselect={false}
          data={(['both', 'person', 'company'] as const).map(value => ({
            value,
            label: t(`own.of.${value}`),
          }))}
          {...form.getInputProps('applies_to')}
        />
      </div>
      {form.values.kind === 'choice' && (
        <TagsInput
          label={t('own.options')}
          description={t('own.optionsText')}
          acceptValueOnBlur
          {...form.getInputProps('options')}
        />
      )}
      <Checkbox
        label={t('own.isRequired')}
        {...form.getInputProps('required', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}
