import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useHouse } from '@/api/house'
import type { OrderDetail } from '@/api/orders'
import { IconLater } from '@/ui/icons'
import { icsOf } from '../calendar'
import { isOver } from '../words'

/** Puts the visit into the calendar of their own phone. */
export function CalendarButton({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('service')
  const house = useHouse()
  if (!order.starts_at || isOver(order)) return null
  const bring = () => {
    const text = icsOf(order, house.name, new Date())
    if (!text) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
    link.download = `${order.number}.ics`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  }
  return (
    <Button variant="default" leftSection={<IconLater size={16} />} onClick={bring}>
      {t('toCalendar')}
    </Button>
  )
}
