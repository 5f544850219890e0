import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Row } from '@/ui/Page'
import type { Machine } from '../data'
import { UpChip, WarrantyChip } from './Chips'

interface Props {
  machine: Machine
  chosen?: boolean
  onChoose?: (chosen: boolean) => void
}

export function Line({ machine, chosen, onChoose }: Props) {
  const { t } = useTranslation('machines')
  const about = [
    machine.customer.name,
    machine.serial && t('serialOf', { serial: machine.serial }),
    machine.place,
    t('hours', { count: machine.hour_meter }),
  ]
  return (
    <Row
      lead={
        onChoose && (
          <Checkbox
            aria-label={t('choose', { name: machine.name })}
            checked={chosen ?? false}
            onChange={event => onChoose(event.currentTarget.checked)}
          />
        )
      }
      faded={machine.state === 'retired'}
      name={<Link to={`/machines/${machine.id}`}>{machine.name}</Link>}
      note={about.filter(Boolean).join(' · ')}
    >
      <WarrantyChip until={machine.warranty_until} />
      <UpChip state={machine.state} />
    </Row>
  )
}
