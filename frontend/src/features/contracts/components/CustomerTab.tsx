import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDate } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconFile, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { type Contract, useContracts, useMove } from '../data'
import { ContractForm } from './ContractForm'

/** The contracts of a customer, on their page. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('contracts')
  const contracts = useContracts(customerId)
  const [edited, setEdited] = useState<Contract | 'new' | null>(null)
  const rows = rowsOf(contracts.data)
  return (
    <>
      <Actions>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
          {t('new')}
        </Button>
      </Actions>
      <Loading of={contracts}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconFile} title={t('none')} text={t('noneText')} />
          ) : (
            <Rows>
              {rows.map(contract => (
                <Line key={contract.id} contract={contract} onEdit={() => setEdited(contract)} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={contracts} />
      {edited && (
        <ContractForm
          customer={customerId}
          contract={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

function Line({ contract, onEdit }: { contract: Contract; onEdit: () => void }) {
  const { t } = useTranslation('contracts')
  const move = useMove()
  const [deed] = contract.allowed_transitions
  const note = [
    contract.label,
    contract.address,
    contract.since && t('since', { day: dayOf(contract.since) }),
    contract.until && t('until', { day: dayOf(contract.until) }),
  ]
  return (
    <Row
      name={contract.number}
      note={note.filter(Boolean).join(' · ')}
      faded={contract.state === 'ended'}
    >
      <StateChip tone={contract.state === 'active' ? 'ok' : 'plain'}>
        {t(`state.${contract.state}`)}
      </StateChip>
      <Actions>
        <Button
          variant="default"
          aria-label={t('edit', { number: contract.number })}
          onClick={onEdit}
        >
          {t('editShort')}
        </Button>
        {deed && (
          <Button
            variant="default"
            loading={move.isPending}
            onClick={() => move.mutate({ id: contract.id, deed }, { onError: complain })}
          >
            {t(deed)}
          </Button>
        )}
      </Actions>
    </Row>
  )
}

function dayOf(day: string): string {
  return formatDate(`${day}T12:00:00`)
}
