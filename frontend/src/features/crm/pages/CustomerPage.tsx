import { Button, Tabs } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { useUser } from '@/api/session'
import { customerTabsOf, type OfferedTab } from '@/lib/customerTabs'
import { useSaid } from '@/lib/i18n'
import { useAddress } from '@/lib/useAddress'
import { IconEdit, IconMessage, IconShield } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Offered } from '@/ui/Offered'
import { Actions, Page } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useCurrentInView } from '@/ui/useCurrentInView'
import { ContactsTab } from '../components/ContactsTab'
import { CustomerForm } from '../components/CustomerForm'
import { CustomerMarks } from '../components/CustomerMarks'
import { DataTab } from '../components/DataTab'
import { FilesTab } from '../components/FilesTab'
import { MergeDialog } from '../components/MergeDialog'
import { NotesTab } from '../components/NotesTab'
import { TimelineTab } from '../components/TimelineTab'
import { type Customer, type CustomerDetail, useCustomer } from '../data'

export default function CustomerPage() {
  const { id = '' } = useParams()
  const customer = useCustomer(id)
  return (
    <Loading of={customer} rows={6}>
      {() => customer.data && <Whole key={customer.data.id} customer={customer.data} />}
    </Loading>
  )
}

function Whole({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('crm')
  const navigate = useNavigate()
  const [params, change] = useAddress(`/customers/${customer.id}`)
  const [editing, setEditing] = useState(false)
  // The address may name somebody to be joined: a link of the panel beside a conversation.
  const other = useCustomer(params.get('merge') ?? '')
  const pair: [Customer, Customer] | null =
    params.has('merge') && other.data && other.data.id !== customer.id
      ? [customer, other.data]
      : null
  return (
    <Page
      wide
      title={customer.name}
      back="/customers"
      backLabel={t('title')}
      action={<Head customer={customer} onEdit={() => setEditing(true)} />}
    >
      {customer.inactive && <p role="status">{t('inactive')}</p>}
      <Sections
        customer={customer}
        tab={params.get('tab') ?? 'timeline'}
        onTab={tab => change({ tab: tab === 'timeline' ? null : tab })}
        onMerge={found => change({ merge: found.id })}
      />
      {editing && <CustomerForm customer={customer} onClose={() => setEditing(false)} />}
      {pair && (
        <MergeDialog
          pair={pair}
          onClose={() => change({ merge: null })}
          onMerged={kept => void navigate(`/customers/${kept}`, { replace: true })}
        />
      )}
    </Page>
  )
}

function Head({ customer, onEdit }: { customer: CustomerDetail; onEdit: () => void }) {
  const { t } = useTranslation('crm')
  const talk = customer.channels[0]
  return (
    <Actions>
      <CustomerMarks customer={customer} />
      {talk && (
        <Button
          component={Link}
          to={`/inbox/${talk.conversation}`}
          variant="light"
          leftSection={<IconMessage size={16} />}
        >
          {t('talk')}
        </Button>
      )}
      <Button
        component={Link}
        to={`/customers/${customer.id}/privacy`}
        variant="default"
        leftSection={<IconShield size={16} />}
      >
        {t('privacy')}
      </Button>
      <Button variant="default" leftSection={<IconEdit size={16} />} onClick={onEdit}>
        {t('editShort')}
      </Button>
    </Actions>
  )
}

interface SectionsProps {
  customer: CustomerDetail
  tab: string
  onTab: (tab: string) => void
  onMerge: (other: Customer) => void
}

function Sections({ customer, tab, onTab, onMerge }: SectionsProps) {
  const { t } = useTranslation('crm')
  const { role } = useUser()
  const others = useMemo(() => customerTabsOf(role), [role])
  const { id, kind } = customer
  const own: [string, React.ReactNode][] = [
    ['timeline', <TimelineTab key="timeline" id={id} />],
    ['data', <DataTab key="data" customer={customer} onMerge={onMerge} />],
    ...(kind === 'company'
      ? [['contacts', <ContactsTab key="contacts" id={id} />] as [string, React.ReactNode]]
      : []),
    ['notes', <NotesTab key="notes" id={id} />],
    ['files', <FilesTab key="files" id={id} />],
  ]
  const known = [...own.map(([key]) => key), ...others.map(({ key }) => key)]
  const current = known.includes(tab) ? tab : 'timeline'
  const row = useCurrentInView<HTMLDivElement>(current)
  return (
    <Tabs value={current} onChange={value => onTab(value ?? 'timeline')} keepMounted={false}>
      <Tabs.List mb={20} ref={row}>
        {own.map(([key]) => (
          <Tabs.Tab key={key} value={key}>
            {t(`tabs.${key}`)}
          </Tabs.Tab>
        ))}
        {others.map(each => (
          <OfferedLabel key={each.key} tab={each} />
        ))}
      </Tabs.List>
      {own.map(([key, content]) => (
        <Tabs.Panel key={key} value={key}>
          <div className={styles.form}>{content}</div>
        </Tabs.Panel>
      ))}
      {others.map(each => (
        <Tabs.Panel key={each.key} value={each.key}>
          <Offered tab={each} of={{ customerId: id }} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function OfferedLabel({ tab }: { tab: OfferedTab }) {
  const said = useSaid()
  return <Tabs.Tab value={tab.key}>{said(tab.label)}</Tabs.Tab>
}
