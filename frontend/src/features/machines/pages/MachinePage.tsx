import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useUser } from '@/api/session'
import { COUNTER } from '@/lib/roles'
import { useAddress } from '@/lib/useAddress'
import { IconButton } from '@/ui/IconButton'
import { IconMore, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { useCurrentInView } from '@/ui/useCurrentInView'
import { UpChip, WarrantyChip } from '../components/Chips'
import { Data } from '../components/Data'
import { StateDialog, TransferDialog } from '../components/Dialogs'
import { LabelBox } from '../components/LabelBox'
import { Life } from '../components/Life'
import { MachineForm } from '../components/MachineForm'
import { Meter } from '../components/Meter'
import { Papers } from '../components/Papers'
import { Plans } from '../components/Plans'
import { type Machine, useMachine } from '../data'

const TABS = ['data', 'meter', 'plans', 'papers', 'life', 'label'] as const

export default function MachinePage() {
  const { id = '' } = useParams()
  const machine = useMachine(id)
  return (
    <Loading of={machine} rows={8}>
      {() => machine.data && <Whole key={machine.data.id} machine={machine.data} />}
    </Loading>
  )
}

function Whole({ machine }: { machine: Machine }) {
  const { t } = useTranslation('machines')
  const counter = COUNTER.includes(useUser().role)
  const [params] = useAddress(`/machines/${machine.id}`)
  const tab = TABS.find(each => each === params.get('tab')) ?? 'data'
  const tabs = useCurrentInView<HTMLElement>(tab)
  const text = (
    <>
      {[machine.kind.name, machine.serial && t('serialOf', { serial: machine.serial })]
        .filter(Boolean)
        .join(' · ')}{' '}
      · {t('hours', { count: machine.hour_meter })} <UpChip state={machine.state} />{' '}
      <WarrantyChip until={machine.warranty_until} />
    </>
  )
  return (
    <Page
      wide
      title={machine.name}
      text={text}
      back="/machines"
      backLabel={t('title')}
      action={<Deeds machine={machine} counter={counter} />}
    >
      <nav ref={tabs} className={page.tabs} aria-label={machine.name}>
        {TABS.map(each => (
          <Link
            key={each}
            to={each === 'data' ? `/machines/${machine.id}` : `?tab=${each}`}
            replace
            aria-current={each === tab ? 'page' : undefined}
          >
            {t(`tab.${each}`)}
          </Link>
        ))}
      </nav>
      {tab === 'data' && <Data machine={machine} />}
      {tab === 'meter' && <Meter machine={machine} may={machine.state !== 'retired'} />}
      {tab === 'plans' && <Plans machine={machine} may={counter} />}
      {tab === 'papers' && <Papers id={machine.id} may />}
      {tab === 'life' && <Life id={machine.id} orders="/orders" />}
      {tab === 'label' && <LabelBox id={machine.id} may={counter} />}
    </Page>
  )
}

type Dialog = 'edit' | 'state' | 'transfer'

function Deeds({ machine, counter }: { machine: Machine; counter: boolean }) {
  const { t } = useTranslation('machines')
  const { role } = useUser()
  const [open, setOpen] = useState<Dialog | null>(null)
  const close = () => setOpen(null)
  const office = role === 'admin' || role === 'clerk'
  return (
    <Actions>
      <Button variant="default" onClick={() => setOpen('state')}>
        {t('changeState')}
      </Button>
      {counter && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton variant="default" size={36} icon={IconMore} label={t('more')} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpen('edit')}>{t('correct')}</Menu.Item>
            {office && (
              <Menu.Item onClick={() => setOpen('transfer')}>{t('transfer.open')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {counter && machine.state !== 'retired' && (
        <Button
          component={Link}
          to={`/orders/new?machine=${machine.id}&customer=${machine.customer.id}`}
          leftSection={<IconPlus size={16} />}
        >
          {t('newOrder')}
        </Button>
      )}
      {open === 'edit' && <MachineForm machine={machine} onDone={close} onClose={close} />}
      {open === 'state' && <StateDialog machine={machine} onClose={close} />}
      {open === 'transfer' && <TransferDialog machine={machine} onClose={close} />}
    </Actions>
  )
}
