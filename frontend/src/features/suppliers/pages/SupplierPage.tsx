import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { formatDate } from '@/lib/format'
import { Avatar } from '@/ui/Avatar'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { ContactDialog, SupplierDialog } from '../components/Dialogs'
import {
  type Contact,
  type Supplier,
  usePurchases,
  useRemoval,
  useSaying,
  useSupplier,
} from '../data'
import styles from '../suppliers.module.css'

export default function SupplierPage() {
  const { id = '' } = useParams()
  const supplier = useSupplier(id)
  return (
    <Loading of={supplier} rows={8}>
      {() => supplier.data && <Whole key={supplier.data.id} supplier={supplier.data} />}
    </Loading>
  )
}

function Whole({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation('suppliers')
  const { role } = useUser()
  const [editing, setEditing] = useState(false)
  const saying = useSaying()
  const keeps = role !== 'advisor'
  const archive = () =>
    saying.mutate(
      {
        to: `suppliers/${supplier.id}/`,
        body: { version: supplier.version, archived: !supplier.archived },
        patch: true,
      },
      { onError: complain },
    )
  return (
    <Page
      wide
      title={supplier.name}
      text={supplier.archived && <StateChip>{t('archivedOne')}</StateChip>}
      back="/suppliers"
      backLabel={t('title')}
      action={
        keeps && (
          <Actions>
            <Button variant="subtle" loading={saying.isPending} onClick={archive}>
              {t(supplier.archived ? 'restore' : 'archive')}
            </Button>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          </Actions>
        )
      }
    >
      <Facts supplier={supplier} />
      <Contacts supplier={supplier} keeps={keeps} />
      <Purchases supplier={supplier} />
      {editing && <SupplierDialog supplier={supplier} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Facts({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation('suppliers')
  const { lead_time: times } = supplier
  const facts: [string, React.ReactNode][] = [
    [t('rating'), supplier.rating ? `★ ${supplier.rating}` : t('unrated')],
    [t('answers'), t('answersOf', { answered: supplier.answered, asked: supplier.asked })],
    [t('onTime'), times && `${times.on_time_percent} %`],
    [t('took'), times && t('tookOf', { half: times.p50_days, most: times.p90_days })],
    [t('field.document'), supplier.document],
    [t('field.lead_days'), supplier.lead_days],
    [t('field.terms'), supplier.terms],
    [t('field.note'), supplier.note],
  ]
  return (
    <section className={pages.section}>
      <dl className={styles.facts}>
        {facts.map(
          ([name, value]) =>
            value !== null &&
            value !== '' && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

function Contacts({ supplier, keeps }: { supplier: Supplier; keeps: boolean }) {
  const { t } = useTranslation('suppliers')
  const [open, setOpen] = useState<Contact | 'new' | null>(null)
  const removal = useRemoval()
  const saying = useSaying()
  const path = (contact: Contact) => `suppliers/${supplier.id}/contacts/${contact.id}/`
  return (
    <section className={pages.section}>
      <div className={pages.head}>
        <h2>{t('contacts')}</h2>
        {keeps && (
          <Button variant="default" onClick={() => setOpen('new')}>
            {t('newContact')}
          </Button>
        )}
      </div>
      {supplier.contacts.length === 0 && <p>{t('noContacts')}</p>}
      <Rows>
        {supplier.contacts.map(contact => (
          <Row
            key={contact.id}
            lead={<Avatar name={contact.name} />}
            name={contact.name}
            note={[contact.phone, contact.email].filter(Boolean).join(' · ')}
          >
            {contact.is_main && <StateChip tone="primary">{t('main')}</StateChip>}
            {contact.conversation && (
              <Button
                component={Link}
                to={`/inbox/${contact.conversation}`}
                size="compact-sm"
                variant="subtle"
              >
                {t('thread')}
              </Button>
            )}
            {keeps && !contact.is_main && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() =>
                  saying.mutate(
                    { to: path(contact), body: { is_main: true }, patch: true },
                    { onError: complain },
                  )
                }
              >
                {t('makeMain')}
              </Button>
            )}
            {keeps && (
              <Button size="compact-sm" variant="subtle" onClick={() => setOpen(contact)}>
                {t('edit')}
              </Button>
            )}
            {keeps && (
              <ConfirmButton
                label={t('remove')}
                text={t('removeText')}
                sure={t('remove')}
                loading={removal.isPending}
                onSure={() => removal.mutate(path(contact), { onError: complain })}
              />
            )}
          </Row>
        ))}
      </Rows>
      {open && (
        <ContactDialog
          supplier={supplier}
          contact={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

function Purchases({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation('suppliers')
  const purchases = usePurchases(supplier.id)
  const rows = rowsOf(purchases.data)
  return (
    <section className={pages.section}>
      <h2>{t('history')}</h2>
      <Loading of={purchases} rows={3}>
        {() => (
          <>
            {rows.length === 0 && <p>{t('noHistory')}</p>}
            <Rows>
              {rows.map(row => (
                <Row
                  key={row.id}
                  name={
                    <Link to={`/parts-requests/${row.id}`}>
                      {row.purchase_number || row.number}
                    </Link>
                  }
                  note={formatDate(row.created_at)}
                >
                  <StateChip>{t(`state.${row.state}`)}</StateChip>
                </Row>
              ))}
            </Rows>
          </>
        )}
      </Loading>
      <MoreButton of={purchases} />
    </section>
  )
}
