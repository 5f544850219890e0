import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { type OrderDetail, useOrderDeed } from '@/api/orders'
import { IconButton } from '@/ui/IconButton'
import { IconMore } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import { AT_ONCE, offerOf } from '../steps'
import { EditDialog } from './EditDialog'
import { SlotDialog } from './SlotDialog'
import { StepDialog } from './StepDialog'

/** What this person may do with an order now: the next step as a button, the rest in a menu. */
export function OrderActions({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders')
  const [asked, setAsked] = useState<string | null>(null)
  const { main, second, others } = offerOf(order.allowed_transitions)
  const deed = useOrderDeed(order.id)
  const close = () => setAsked(null)
  const press = (step: string) => {
    if (!AT_ONCE.includes(step)) return setAsked(step)
    const body = { act_id: newKey(), happened_at: new Date().toISOString() }
    deed.mutate(
      { step, body },
      { onSuccess: now => notify(t(`state.${now.state}`)), onError: complain },
    )
  }
  if (!main && others.length === 0) return null
  return (
    <Actions>
      {main && (
        <Button loading={deed.isPending} onClick={() => press(main)}>
          {t(`step.${main}`)}
        </Button>
      )}
      {second && (
        <Button variant="default" disabled={deed.isPending} onClick={() => press(second)}>
          {t(`step.${second}`)}
        </Button>
      )}
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label={t('common:more')} icon={IconMore} />
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(step => (
              <Menu.Item key={step} onClick={() => press(step)}>
                {t(`step.${step}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asked === 'edit' && <EditDialog order={order} onClose={close} />}
      {(asked === 'schedule' || asked === 'assign') && (
        <SlotDialog order={order} step={asked} onClose={close} />
      )}
      {asked && !['edit', 'schedule', 'assign'].includes(asked) && (
        <StepDialog order={order} step={asked} onClose={close} />
      )}
    </Actions>
  )
}
