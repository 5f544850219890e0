import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconMachine, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Rows } from '@/ui/Page'
import { useMachines } from '../data'
import { Line } from './Line'
import { MachineForm } from './MachineForm'

/** What a customer owns that we look after. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('machines')
  const navigate = useNavigate()
  const machines = useMachines({ customer: customerId })
  const rows = rowsOf(machines.data)
  const [making, setMaking] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  )
  return (
    <>
      {rows.length > 0 && <Actions>{add}</Actions>}
      <Loading of={machines}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconMachine}
              title={t('noneHere')}
              text={t('noneText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <Line key={row.id} machine={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={machines} />
      {making && (
        <MachineForm
          machine={null}
          customer={customerId}
          onClose={() => setMaking(false)}
          onDone={made => void navigate(`/machines/${made.id}`)}
        />
      )}
    </>
  )
}
