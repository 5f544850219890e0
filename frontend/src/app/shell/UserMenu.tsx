import { Menu, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { switchLanguage } from '@/api/language'
import { logout, useUser } from '@/api/session'
import { Avatar } from '@/ui/Avatar'
import { IconKeyboard, IconLanguage, IconLogOut, IconMoon, IconSun } from '@/ui/icons'
import { toggleScheme, useScheme } from '@/ui/scheme'
import { shortcutsOpen } from '@/ui/shortcuts'
import styles from './shell.module.css'

export function UserMenu() {
  const { t } = useTranslation()
  const user = useUser()
  const dark = useScheme() === 'dark'
  return (
    <Menu position="right-end" width={232}>
      <Menu.Target>
        <UnstyledButton className={styles.user} aria-label={`${t('shell.account')}: ${user.name}`}>
          <Avatar name={user.name} size={34} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name} · {t(`role.${user.role}`)}
        </Menu.Label>
        <Menu.Item
          leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={toggleScheme}
        >
          {dark ? t('shell.light') : t('shell.dark')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => void switchLanguage()}>
          {t('shell.language')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => shortcutsOpen.set(true)}>
          {t('shell.shortcuts')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogOut size={16} />}
          onClick={() => void logout().catch(() => {})}
        >
          {t('shell.logout')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
