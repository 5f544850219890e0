import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconMic, IconX } from '@/ui/icons'
import styles from './composer.module.css'
import type { Refusal } from './recording'

/** Why nothing can be recorded, and what to do about it. */
export function VoiceRefused({ refusal, onClose }: { refusal: Refusal; onClose: () => void }) {
  const { t } = useTranslation('chat')
  return (
    <p className={styles.refused} role="alert">
      <IconMic size={16} />
      <span>{t(`voice.${refusal}`)}</span>
      <IconButton size={30} label={t('common:close')} icon={IconX} onClick={onClose} />
    </p>
  )
}
