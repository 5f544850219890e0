import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chime } from '@/alerts/chime'
import { askPermission, desktopPermission, type Permission, showNote } from '@/alerts/desktop'
import { installing } from '@/alerts/install'
import { pushState, turnPushOff, turnPushOn } from '@/alerts/push'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { useStore } from '@/lib/store'
import page from '@/ui/page.module.css'
import { StateChip, type Tone } from '@/ui/StateChip'
import { PUSH_STATE } from '../data'
import styles from '../settings.module.css'

const TONE: Record<Permission, Tone> = {
  granted: 'ok',
  denied: 'bad',
  default: 'plain',
  unsupported: 'warn',
}

/** What holds for this browser alone: its permission, push, and the installed app. */
export function DeviceSection() {
  const { t } = useTranslation('notifications')
  const [permission, setPermission] = useState(desktopPermission)
  return (
    <section className={page.section}>
      <h2>{t('device.title')}</h2>
      <PermissionLine permission={permission} onAsked={setPermission} />
      <PushLine onAsked={() => setPermission(desktopPermission())} />
      <InstallLine />
    </section>
  )
}

function Line({ name, hint, children }: { name: string; hint: string; children?: ReactNode }) {
  return (
    <div className={styles.setting}>
      <div>
        <strong>{name}</strong>
        <p>{hint}</p>
      </div>
      <div className={styles.end}>{children}</div>
    </div>
  )
}

interface PermissionProps {
  permission: Permission
  onAsked: (permission: Permission) => void
}

function PermissionLine({ permission, onAsked }: PermissionProps) {
  const { t } = useTranslation('notifications')
  const stuck = permission === 'denied' || permission === 'unsupported'
  const sample = {
    title: t('device.sample'),
    body: t('device.sampleText'),
    link: '/settings/notifications',
  }
  return (
    <Line
      name={t('device.permission')}
      hint={stuck ? t(`device.${permission}Hint`) : t('device.permissionHint')}
    >
      <StateChip tone={TONE[permission]}>{t(`device.${permission}`)}</StateChip>
      {permission === 'default' && (
        <Button onClick={() => void askPermission().then(onAsked)}>{t('device.allow')}</Button>
      )}
      {permission === 'granted' && (
        <Button
          variant="default"
          onClick={() => {
            chime()
            void showNote(sample, true)
          }}
        >
          {t('device.try')}
        </Button>
      )}
    </Line>
  )
}

function PushLine({ onAsked }: { onAsked: () => void }) {
  const { t } = useTranslation('notifications')
  const { id: me } = useUser()
  const client = useQueryClient()
  const { data: state = 'unsupported' } = useQuery({ queryKey: PUSH_STATE, queryFn: pushState })
  const turn = useMutation({
    mutationFn: () => (state === 'on' ? turnPushOff() : turnPushOn(me)),
    onError: complain,
    onSettled: () => {
      onAsked()
      return client.invalidateQueries({ queryKey: PUSH_STATE })
    },
  })
  const hint = { on: 'pushOn', off: 'pushOff', unsupported: 'pushUnsupported' }[state]
  return (
    <Line name={t('device.push')} hint={t(`device.${hint}`)}>
      {state !== 'unsupported' && (
        <Button
          variant={state === 'on' ? 'default' : 'filled'}
          loading={turn.isPending}
          onClick={() => turn.mutate()}
        >
          {t(state === 'on' ? 'device.turnOff' : 'device.turnOn')}
        </Button>
      )}
    </Line>
  )
}

/** Only where the browser offers it; it takes its offer back once the app is installed. */
function InstallLine() {
  const { t } = useTranslation('notifications')
  const offer = useStore(installing)
  if (!offer) return null
  return (
    <Line name={t('device.install')} hint={t('device.installHint')}>
      <Button variant="default" onClick={() => void offer.prompt()}>
        {t('device.installButton')}
      </Button>
    </Line>
  )
}
