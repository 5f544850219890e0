import { ActionIcon, TextInput } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useStore } from '@/lib/store'
import { IconButton } from '@/ui/IconButton'
import { IconExpand, IconMinimise, IconSearch } from '@/ui/icons'
import { TeamList } from '../team/TeamList'
import { DockThread } from './DockThread'
import styles from './dock.module.css'
import { dock, setDock, shutDock, wasAsked } from './state'

/** A small panel over the corner of the page: the list, or one conversation in place of it. */
export default function DockPanel() {
  const { t } = useTranslation('chat')
  const { talk } = useStore(dock)
  useEffect(() => {
    // The button that opened it is gone: the keyboard goes on inside.
    if (!wasAsked()) return
    document.querySelector<HTMLElement>('[data-dock] input, [data-dock] textarea')?.focus()
  }, [])
  return (
    <section className={styles.panel} data-dock aria-label={t('dock.name')}>
      {talk ? <DockThread key={talk} id={talk} /> : <DockList />}
    </section>
  )
}

function DockList() {
  const { t } = useTranslation('chat')
  const [q, setQ] = useState('')
  return (
    <>
      <DockHead page="/team">
        <h2>{t('nav.team')}</h2>
      </DockHead>
      <TextInput
        type="search"
        className={styles.search}
        value={q}
        onChange={event => setQ(event.currentTarget.value)}
        placeholder={t('team.search')}
        aria-label={t('team.search')}
        leftSection={<IconSearch size={16} />}
      />
      <div className={styles.list}>
        <TeamList
          tab="all"
          q={q.trim()}
          inPlace
          onOpen={talk => setDock({ talk })}
          onNew={() => document.querySelector<HTMLElement>('[data-dock] input')?.focus()}
        />
      </div>
    </>
  )
}

/** The dock's head: what it shows, the way to its page, and the way down. */
export function DockHead({ page, children }: { page: string; children: ReactNode }) {
  const { t } = useTranslation('chat')
  return (
    <header className={styles.head}>
      {children}
      <ActionIcon component={Link} to={page} aria-label={t('dock.page')} title={t('dock.page')}>
        <IconExpand size={16} />
      </ActionIcon>
      <IconButton label={t('dock.minimise')} icon={IconMinimise} onClick={shutDock} />
    </header>
  )
}
