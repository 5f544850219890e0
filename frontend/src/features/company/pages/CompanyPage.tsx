import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { Avatar } from '@/ui/Avatar'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { IconGroup, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { InviteDialog, Made } from '../components/InviteDialog'
import {
  type Invited,
  type OwnCompany,
  type OwnContact,
  useCompanies,
  useNewLink,
  useRemove,
} from '../data'

/** The company one speaks for: who else does, and for its administrator the way to change that. */
export default function CompanyPage() {
  const { t } = useTranslation('company')
  const companies = useCompanies()
  return (
    <Loading of={companies}>
      {() =>
        companies.data?.length === 0 ? (
          <EmptyState icon={IconGroup} title={t('none')} text={t('noneText')} />
        ) : (
          companies.data?.map(company => <Company key={company.id} company={company} />)
        )
      }
    </Loading>
  )
}

function Company({ company }: { company: OwnCompany }) {
  const { t } = useTranslation('company')
  const [inviting, setInviting] = useState(false)
  return (
    <Page
      title={company.name}
      text={[company.document_number, company.role].filter(Boolean).join(' · ')}
      action={
        company.is_admin && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setInviting(true)}>
            {t('invite')}
          </Button>
        )
      }
    >
      <p>{t(company.is_admin ? 'adminText' : 'text')}</p>
      <Rows>
        {company.contacts.map(contact => (
          <ContactRow key={contact.id} company={company} contact={contact} />
        ))}
      </Rows>
      {inviting && <InviteDialog company={company} onClose={() => setInviting(false)} />}
    </Page>
  )
}

function ContactRow({ company, contact }: { company: OwnCompany; contact: OwnContact }) {
  const { t } = useTranslation('company')
  const remove = useRemove(company.id)
  const { name, role, phone, email } = contact
  return (
    <Row
      lead={<Avatar name={name} />}
      name={name}
      note={[role, phone, email].filter(Boolean).join(' · ')}
    >
      {contact.is_primary && <StateChip tone="primary">{t('primary')}</StateChip>}
      {contact.is_admin && <StateChip>{t('admin')}</StateChip>}
      {company.is_admin && !contact.has_portal && <Waiting company={company} contact={contact} />}
      {company.is_admin && (
        <ConfirmButton
          label={t('remove')}
          name={t('removeNamed', { name })}
          text={t('removeText')}
          sure={t('remove')}
          loading={remove.isPending}
          onSure={() => remove.mutate(contact.id, { onError: complain })}
        />
      )}
    </Row>
  )
}

function Waiting({ company, contact }: { company: OwnCompany; contact: OwnContact }) {
  const { t } = useTranslation('company')
  const renew = useNewLink(company.id)
  const [made, setMade] = useState<Invited | null>(null)
  return (
    <>
      <StateChip>{t('invited')}</StateChip>
      <Button
        variant="default"
        loading={renew.isPending}
        aria-label={t('newLinkNamed', { name: contact.name })}
        onClick={() => renew.mutate(contact.id, { onSuccess: setMade, onError: complain })}
      >
        {t('newLink')}
      </Button>
      {made && <Made made={made} title={t('newLinkMade')} onClose={() => setMade(null)} />}
    </>
  )
}
