import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatMoment } from '@/lib/format'
import { CopyField } from '@/ui/CopyField'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Registration, useHandOut } from '../data'

interface Props {
  row: Registration
  purpose: 'email' | 'password'
  onClose: () => void
}

/** A one-time link to send on by a channel one knows to be theirs; making it is kept. */
export function LinkDialog({ row, purpose, onClose }: Props) {
  const { t } = useTranslation('registration')
  const hand = useHandOut()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`deed.${purpose}`)}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={styles.form}>
        <p className={styles.words}>{t(`link.${purpose}`, { name: row.name })}</p>
        {hand.data ? (
          <CopyField
            label={t('link.label')}
            description={t('link.until', { at: formatMoment(hand.data.expires_at) })}
            value={hand.data.url}
          />
        ) : (
          <Actions>
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button
              data-autofocus
              loading={hand.isPending}
              onClick={() => hand.mutate({ user: row.user, purpose }, { onError: complain })}
            >
              {t('link.make')}
            </Button>
          </Actions>
        )}
      </div>
    </Modal>
  )
}
