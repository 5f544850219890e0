import type { TFunction } from 'i18next'
import type { Referral } from '@/api/types'

/** One line on how somebody came to us. */
export function referralTitle({ source, headline, ref }: Referral, t: TFunction): string {
  if (headline) return t('chat:kinds.referred', { headline })
  if (source === 'ad') return t('chat:kinds.referredUnnamed')
  if (source === 'post') return t('chat:kinds.referredPost')
  return ref ? t('chat:kinds.start', { payload: ref }) : t('chat:kinds.referredLink')
}
