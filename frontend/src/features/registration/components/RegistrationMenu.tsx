import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { IconButton } from '@/ui/IconButton'
import { IconCheck, IconEdit, IconEye, IconHistory, IconKey, IconMail, IconMore } from '@/ui/icons'
import type { Registration } from '../data'
import type { Deed } from './DeedDialog'

interface Props {
  row: Registration
  onPick: (deed: Deed) => void
}

export function RegistrationMenu({ row, onPick }: Props) {
  const { t } = useTranslation('registration')
  const answers = ANSWERING.includes(useUser().role)
  const item = (deed: Deed, Icon: typeof IconCheck) => (
    <Menu.Item leftSection={<Icon size={16} />} onClick={() => onPick(deed)}>
      {t(`deed.${deed}`)}
    </Menu.Item>
  )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('list.more', { name: row.name })} icon={IconMore} />
      </Menu.Target>
      <Menu.Dropdown>
        {answers && !row.verified && item('verify', IconCheck)}
        {answers && item('correct', IconEdit)}
        {item('show', IconEye)}
        {answers && item('password', IconKey)}
        {answers && !row.email_verified && item('email', IconMail)}
        {item('history', IconHistory)}
      </Menu.Dropdown>
    </Menu>
  )
}
