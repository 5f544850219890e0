import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Kbd } from '@/ui/Kbd'
import styles from './keyboard.module.css'

const GROUPS: Record<string, [keys: string, name: string][]> = {
  move: [
    ['Ctrl K', 'palette'],
    ['Alt J', 'next'],
    ['Alt K', 'previous'],
    ['/', 'search'],
    ['Alt S', 'everywhere'],
    ['Alt C', 'dock'],
    ['Alt O', 'panel'],
    ['?', 'help'],
  ],
  work: [
    ['Alt T', 'claim'],
    ['Alt G', 'assign'],
    ['Alt E', 'resolve'],
    ['Ctrl Alt E', 'resolveNext'],
    ['Alt M', 'snooze'],
    ['x', 'pick'],
    ['Shift x', 'pickThrough'],
    ['Alt N', 'first'],
  ],
  write: [
    ['Alt L', 'reply'],
    ['Alt P', 'note'],
    ['Alt A', 'attach'],
    ['Alt H', 'later'],
    ['Alt Z', 'undo'],
    ['/', 'slash'],
    ['@', 'mention'],
    ['↑', 'editLast'],
    ['Ctrl B', 'bold'],
    ['Ctrl I', 'italic'],
    ['Ctrl E', 'code'],
    ['Enter', 'send'],
    ['Shift Enter', 'line'],
    ['Esc', 'leave'],
  ],
}

export default function Shortcuts({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('chat')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('common:shell.shortcuts')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={styles.shortcuts}>
        {Object.entries(GROUPS).map(([group, list]) => (
          <section key={group}>
            <h3>{t(`keys.group.${group}`)}</h3>
            <dl>
              {list.map(([keys, name]) => (
                <div key={name}>
                  <dt>{t(`keys.${name}`)}</dt>
                  <dd>
                    {keys.split(' ').map(key => (
                      <Kbd key={key} keys={key} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
