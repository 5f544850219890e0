import { useTranslation } from 'react-i18next'
import type { ApiError } from '@/api/errors'
import { useHouse } from '@/api/house'
import { EmptyState } from '@/ui/EmptyState'
import { IconClock, IconLinkOff } from '@/ui/icons'
import styles from '../links.module.css'

const REASONS = ['link_expired', 'link_revoked', 'link_used'] as const
type Reason = (typeof REASONS)[number] | 'not_found'

export function isOver(error: ApiError): boolean {
  return error.status === 404 || error.status === 410
}

/** Why there is nothing here, and what to do about it. */
export function Over({ error }: { error: ApiError }) {
  const { t } = useTranslation('links')
  const house = useHouse()
  const reason: Reason = REASONS.find(each => each === error.code) ?? 'not_found'
  return (
    <div className={styles.sheet} role="alert">
      <EmptyState
        icon={reason === 'link_expired' ? IconClock : IconLinkOff}
        title={t(`${reason}.title`)}
        text={t(`${reason}.text`, { name: house.name })}
      />
    </div>
  )
}
