import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { IconButton } from '@/ui/IconButton'
import { IconMore } from '@/ui/icons'
import { Actions } from '@/ui/Page'
import type { PartDetail } from '../data'
import type { StockDeed } from './StockDialog'
import { useSend } from './useForm'

export type Asked = StockDeed | 'edit' | 'request'

const KEEPING = ['admin', 'clerk']

/** What this person may do with a part: asking for more as a button, what is rarer in a menu. */
export function PartActions({ part, onAsk }: { part: PartDetail; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('parts')
  const { role } = useUser()
  const archive = useSend({
    to: `parts/${part.id}/`,
    patch: true,
    done: t('saved'),
    onDone: () => undefined,
  })
  if (role === 'technician')
    return (
      <Actions>
        <Button onClick={() => onAsk('transfer')}>{t('stock.transfer')}</Button>
      </Actions>
    )
  if (!KEEPING.includes(role)) return null
  return (
    <Actions>
      <Button onClick={() => onAsk('request')}>{t('request.ask')}</Button>
      <Button variant="default" onClick={() => onAsk('receive')}>
        {t('stock.receive')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton label={t('common:more')} icon={IconMore} />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onAsk('transfer')}>{t('stock.transfer')}</Menu.Item>
          <Menu.Item onClick={() => onAsk('count')}>{t('stock.count')}</Menu.Item>
          <Menu.Item onClick={() => onAsk('correct')}>{t('stock.correct')}</Menu.Item>
          <Menu.Item onClick={() => onAsk('edit')}>{t('edit')}</Menu.Item>
          <Menu.Item
            disabled={archive.busy}
            onClick={() => archive.send({ version: part.version, archived: !part.archived })}
          >
            {t(part.archived ? 'restore' : 'archive')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Actions>
  )
}
