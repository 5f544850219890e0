import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { Amount } from '@/ui/Amount'
import { IconButton } from '@/ui/IconButton'
import { IconMore } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { StateChip } from '@/ui/StateChip'
import styles from '../catalogue.module.css'
import { type Item, usePutAway } from '../data'

interface Props {
  items: Item[]
  writes: boolean
  onEdit: (item: Item) => void
}

export function ItemsTable({ items, writes, onEdit }: Props) {
  const { t } = useTranslation('catalogue')
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('col.code')}</th>
            <th scope="col">{t('col.name')}</th>
            <th scope="col">{t('col.unit')}</th>
            <th scope="col" data-number>
              {t('col.price')}
            </th>
            <th scope="col">{t('col.tax')}</th>
            {writes && <th aria-label={t('common:more')} />}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.id} data-faded={item.archived || !item.is_active || undefined}>
              <td>{item.code}</td>
              <td>
                {item.name}
                {!item.is_active && (
                  <>
                    {' '}
                    <StateChip>{t('paused')}</StateChip>
                  </>
                )}
                <small>{item.description || t(`kind.${item.kind}`)}</small>
              </td>
              <td>{item.unit}</td>
              <td data-number>
                <Amount value={item.price} />
              </td>
              <td>{item.tax.name}</td>
              {writes && (
                <td>
                  <Deeds item={item} onEdit={() => onEdit(item)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Deeds({ item, onEdit }: { item: Item; onEdit: () => void }) {
  const { t } = useTranslation('catalogue')
  const putAway = usePutAway()
  const move = () =>
    putAway.mutate(item, {
      onSuccess: () => notify(t(item.archived ? 'restored' : 'archived')),
      onError: complain,
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('edit', { name: item.name })} icon={IconMore} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t('form.edit')}</Menu.Item>
        <Menu.Item onClick={move}>{t(item.archived ? 'restore' : 'archive')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
