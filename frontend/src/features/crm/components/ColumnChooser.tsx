import { Button, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconColumns } from '@/ui/icons'
import { MenuChoice } from '@/ui/MenuChoice'
import type { Column } from '../columns'

interface Props {
  columns: Column[]
  chosen: string[]
  onChoose: (next: string[]) => void
}

/** What the list says of each customer besides the name; the device remembers it. */
export function ColumnChooser({ columns, chosen, onChoose }: Props) {
  const { t } = useTranslation('crm')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns size={16} />}>
          {t('columns.do')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={{ base: '40dvh', sm: '60dvh' }} style={{ overflowY: 'auto' }}>
        {columns.map(({ key, label }) => (
          <MenuChoice
            key={key}
            several
            on={chosen.includes(key)}
            onPick={() =>
              onChoose(
                chosen.includes(key) ? chosen.filter(each => each !== key) : [...chosen, key],
              )
            }
          >
            {label}
          </MenuChoice>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
