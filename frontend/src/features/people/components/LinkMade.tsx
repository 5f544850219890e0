import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from '@/ui/CopyField'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import type { InvitationMade } from '../types'

/** The link of an invitation just made or renewed, which is not shown again. */
export function LinkMade({ made, onClose }: { made: InvitationMade; onClose: () => void }) {
  const { t } = useTranslation('people')
  return (
    <div className={styles.form}>
      <p className={styles.words}>
        {t(made.mail === 'waiting' ? 'invite.mailed' : 'invite.copy', {
          name: made.first_name,
          email: made.email,
        })}
      </p>
      <CopyField label={t('invite.link')} description={t('invite.linkText')} value={made.link} />
      <Actions>
        <Button data-autofocus onClick={onClose}>
          {t('invite.done')}
        </Button>
      </Actions>
    </div>
  )
}
