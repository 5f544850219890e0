import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { CountBadge } from '@/ui/CountBadge'
import { EmptyState } from '@/ui/EmptyState'
import { IconBack, IconChecks } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { useAlarms } from '../data/alarms'
import { askTray, useTray, type Whose } from './data'
import { TrayRow } from './TrayRow'

/** What failed to reach customers, and what nobody knows about. */
export default function TrayPage() {
  const { t } = useTranslation('chat')
  const [params] = useSearchParams()
  const whose: Whose = params.get('whose') === 'all' ? 'all' : 'mine'
  const tray = useTray(whose)
  const rows = rowsOf(tray.data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whose work it is moves without a word to the tray.
  useEffect(askTray, [whose])
  return (
    <Page wide title={t('tray.title')} text={t('tray.text')} action={<BackButton />}>
      <Tabs whose={whose} />
      <Loading of={tray}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconChecks}
              title={t('tray.empty')}
              text={t(whose === 'mine' ? 'tray.emptyMine' : 'tray.emptyAll')}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <TrayRow key={row.id} row={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={tray} />
    </Page>
  )
}

function BackButton() {
  const { t } = useTranslation('chat')
  return (
    <Button component={Link} to="/inbox" variant="default" leftSection={<IconBack size={16} />}>
      {t('nav.inbox')}
    </Button>
  )
}

function Tabs({ whose }: { whose: Whose }) {
  const { t } = useTranslation('chat')
  const { role } = useUser()
  return (
    <nav className={page.tabs} aria-label={t('tray.whose')}>
      <Tab to="/tray" name="mine" open={whose === 'mine'} />
      <Tab to="/tray?whose=all" name="all" open={whose === 'all'} />
      {role === 'admin' && <ParkedTab />}
    </nav>
  )
}

function Tab({ to, name, open }: { to: string; name: Whose; open: boolean }) {
  const { t } = useTranslation('chat')
  const tray = useTray(name)
  const count = rowsOf(tray.data).length
  return (
    <Link to={to} aria-current={open ? 'page' : undefined}>
      {t(`tray.${name}`)}{' '}
      {count > 0 && (
        <CountBadge tone="plain" count={count + Number(tray.hasNextPage)} most={count} />
      )}
    </Link>
  )
}

function ParkedTab() {
  const { t } = useTranslation('chat')
  const parked = useAlarms().reduce((sum, alarm) => sum + (alarm.parked ?? 0), 0)
  return (
    <Link to="/settings/channels/parked">
      {t('tray.parked')} {parked > 0 && <CountBadge tone="plain" count={parked} most={999} />}
    </Link>
  )
}
