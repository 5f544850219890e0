import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NavEntry } from '@/lib/feature'
import { Entry } from '../shell/Entry'
import styles from '../shell/shell.module.css'

interface Props {
  entries: NavEntry[]
  opened: boolean
  onClose: () => void
}

/** The entries that do not fit at the foot of a phone. */
export default function MoreSheet({ entries, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      classNames={{ content: styles.moreSheet }}
      title={t('shell.more')}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 120 }}
    >
      <ul className={styles.moreList}>
        {entries.map(entry => (
          <li key={entry.to}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
