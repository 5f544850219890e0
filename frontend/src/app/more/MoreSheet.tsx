import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import type { NavEntry } from '@/lib/feature'
import { Entry } from '../shell/Entry'
import styles from '../shell/shell.module.css'

interface Props {
  entries: NavEntry[]
  opened: boolean
  onClose: () => void
}

/** The entries that do not fit at the foot of a phone, or in the column of a low screen. */
export default function MoreSheet({ entries, opened, onClose }: Props) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(width < 768px)', false, { getInitialValueInEffect: false })
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position={phone ? 'bottom' : 'left'}
      size="sm"
      classNames={phone ? { content: styles.moreSheet } : {}}
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
