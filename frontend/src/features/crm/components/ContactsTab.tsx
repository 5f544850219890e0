import { Button, Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '@/api/client'
import { complain, complainIn } from '@/api/complain'
import { Avatar } from '@/ui/Avatar'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconGroup, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Contact, useContacts, useRecord } from '../records'

/** Who speaks for a company. */
export function ContactsTab({ id }: { id: string }) {
  const { t } = useTranslation('crm')
  const contacts = useContacts(id)
  const [editing, setEditing] = useState<Contact | null | undefined>()
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('contacts.add')}
    </Button>
  )
  return (
    <>
      <Actions>{(contacts.data?.length ?? 0) > 0 && add}</Actions>
      <Loading of={contacts}>
        {() =>
          contacts.data?.length === 0 ? (
            <EmptyState
              icon={IconGroup}
              title={t('contacts.empty')}
              text={t('contacts.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {contacts.data?.map(row => (
                <ContactRow key={row.id} id={id} row={row} onEdit={() => setEditing(row)} />
              ))}
            </Rows>
          )
        }
      </Loading>
      {editing !== undefined && (
        <ContactForm id={id} contact={editing} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}

function ContactRow({ id, row, onEdit }: { id: string; row: Contact; onEdit: () => void }) {
  const { t } = useTranslation('crm')
  const remove = useRecord(id, () => api.delete(`customers/${id}/contacts/${row.id}/`))
  return (
    <Row
      lead={<Avatar name={row.name} />}
      name={<Link to={`/customers/${row.person}`}>{row.name}</Link>}
      note={[row.role, row.phone, row.email].filter(Boolean).join(' · ')}
    >
      {row.is_primary && <StateChip tone="primary">{t('contacts.primary')}</StateChip>}
      {row.is_admin && <StateChip>{t('contacts.admin')}</StateChip>}
      <IconButton label={t('edit', { name: row.name })} icon={IconEdit} onClick={onEdit} />
      <ConfirmButton
        label={t('contacts.remove')}
        name={t('contacts.removeNamed', { name: row.name })}
        text={t('contacts.removeText')}
        sure={t('contacts.remove')}
        loading={remove.isPending}
        onSure={() => remove.mutate(undefined, { onError: complain })}
      />
    </Row>
  )
}

interface FormProps {
  id: string
  contact: Contact | null
  onClose: () => void
}

function ContactForm({ id, contact, onClose }: FormProps) {
  const { t } = useTranslation('crm')
  const form = useForm({
    initialValues: {
      name: contact?.name ?? '',
      phone: contact?.phone ?? '',
      email: contact?.email ?? '',
      role: contact?.role ?? '',
      is_primary: contact?.is_primary ?? false,
      is_admin: contact?.is_admin ?? false,
    },
  })
  const save = useRecord(id, ({ name, phone, email, ...place }: typeof form.values) =>
    contact
      ? api.patch<Contact>(`customers/${id}/contacts/${contact.id}/`, place)
      : api.post<Contact>(`customers/${id}/contacts/`, { name, phone, email, ...place }),
  )
  return (
    <FormDialog
      title={contact ? t('editTitle', { name: contact.name }) : t('contacts.add')}
      action={t('common:save')}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(values =>
        save.mutate(values, {
          onSuccess: saved => {
            notify(t('saved', { name: saved.name }))
            onClose()
          },
          onError: complainIn(form),
        }),
      )}
    >
      {!contact && (
        <>
          <TextInput label={t('name')} required data-autofocus {...form.getInputProps('name')} />
          <div className={styles.pair}>
            <TextInput label={t('phone')} type="tel" {...form.getInputProps('phone')} />
            <TextInput label={t('email')} type="email" {...form.getInputProps('email')} />
          </div>
        </>
      )}
      <TextInput label={t('contacts.role')} {...form.getInputProps('role')} />
      <Checkbox
        label={t('contacts.isPrimary')}
        {...form.getInputProps('is_primary', { type: 'checkbox' })}
      />
      <Checkbox
        label={t('contacts.isAdmin')}
        description={t('contacts.isAdminText')}
        {...form.getInputProps('is_admin', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}
