import { Button, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ANSWERING } from '@/lib/roles'
import type { BulkAction } from '../data/bulk'
import { useColleagues } from '../data/colleagues'
import { useLabels } from '../data/labels'
import SnoozeDialog from '../thread/SnoozeDialog'
import styles from './list.module.css'

interface Props {
  answers: boolean
  onAct: (action: BulkAction) => void
}

/** Each action of the bar with its choices. */
export function BulkActions({ answers, onAct }: Props) {
  const { t } = useTranslation('chat')
  const [snoozing, setSnoozing] = useState(false)
  const read = <Read onAct={onAct} />
  if (!answers) return <div className={styles.bulkActs}>{read}</div>
  return (
    <div className={styles.bulkActs}>
      <Button
        variant="default"
        size="compact-sm"
        data-bulk-resolve
        onClick={() => onAct({ action: 'state', told: { state: 'resolved' } })}
      >
        {t('thread.to.resolved')}
      </Button>
      <Choices label={t('thread.assign')}>
        <People onAct={onAct} />
      </Choices>
      <Choices label={t('filter.label')}>
        <Labels onAct={onAct} />
      </Choices>
      <Button variant="default" size="compact-sm" onClick={() => setSnoozing(true)}>
        {t('thread.to.snoozed')}
      </Button>
      <Choices label={t('filter.priority')}>
        {[4, 3, 2, 1, 0].map(priority => (
          <Menu.Item
            key={priority}
            onClick={() => onAct({ action: 'priority', told: { priority } })}
          >
            {t(`common:priority.${priority}`)}
          </Menu.Item>
        ))}
      </Choices>
      {read}
      <Choices label={t('filter.state')}>
        {(['open', 'pending'] as const).map(state => (
          <Menu.Item key={state} onClick={() => onAct({ action: 'state', told: { state } })}>
            {t(`thread.to.${state}`)}
          </Menu.Item>
        ))}
      </Choices>
      {snoozing && (
        <SnoozeDialog
          onClose={() => setSnoozing(false)}
          onPick={when =>
            onAct({
              action: 'snooze',
              told: 'at' in when ? { until: when.at.toISOString() } : { on_reply: true },
            })
          }
        />
      )}
    </div>
  )
}

/** The customer may see it, and it has no way back: it asks once where it stands. */
function Read({ onAct }: Pick<Props, 'onAct'>) {
  const { t } = useTranslation('chat')
  const [asked, setAsked] = useState(false)
  return (
    <Button
      variant={asked ? 'filled' : 'default'}
      size="compact-sm"
      onBlur={() => setAsked(false)}
      onClick={() => (asked ? onAct({ action: 'read', told: {} }) : setAsked(true))}
    >
      {t(asked ? 'bulk.readSure' : 'bulk.read')}
    </Button>
  )
}

function Choices({ label, children }: { label: string; children: React.ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="compact-sm">
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {open && children}
      </Menu.Dropdown>
    </Menu>
  )
}

function People({ onAct }: Pick<Props, 'onAct'>) {
  const { t } = useTranslation('chat')
  const people = useColleagues().data ?? []
  const give = (user: string | null) => onAct({ action: 'assign', told: { user } })
  return (
    <>
      {people
        .filter(({ role }) => ANSWERING.includes(role))
        .map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => give(id)}>
            {name}
          </Menu.Item>
        ))}
      <Menu.Divider />
      <Menu.Item onClick={() => give(null)}>{t('thread.release')}</Menu.Item>
    </>
  )
}

function Labels({ onAct }: Pick<Props, 'onAct'>) {
  const { t } = useTranslation('chat')
  const labels = useLabels()
  if (labels.length === 0) return <Menu.Label>{t('bulk.noLabels')}</Menu.Label>
  const set = (add: string[], remove: string[]) =>
    onAct({ action: 'labels', told: { add, remove } })
  return (
    <>
      <Menu.Label>{t('bulk.addLabel')}</Menu.Label>
      {labels.map(label => (
        <Menu.Item key={label} onClick={() => set([label], [])}>
          {label}
        </Menu.Item>
      ))}
      <Menu.Label>{t('bulk.removeLabel')}</Menu.Label>
      {labels.map(label => (
        <Menu.Item key={label} onClick={() => set([], [label])}>
          {label}
        </Menu.Item>
      ))}
    </>
  )
}
