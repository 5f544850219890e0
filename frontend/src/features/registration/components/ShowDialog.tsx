import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { CopyField } from '@/ui/CopyField'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Registration, useShowDocument } from '../data'

export function ShowDialog({ row, onClose }: { row: Registration; onClose: () => void }) {
  const { t } = useTranslation('registration')
  const show = useShowDocument()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('show.title', { name: row.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={styles.form}>
        {show.data ? (
          <CopyField label={row.document_type} value={show.data.document_number} />
        ) : (
          <>
            <p className={styles.words}>{t('show.text')}</p>
            <Actions>
              <Button variant="default" onClick={onClose}>
                {t('common:cancel')}
              </Button>
              <Button
                data-autofocus
                loading={show.isPending}
                onClick={() => show.mutate(row.user, { onError: complain })}
              >
                {t('deed.show')}
              </Button>
            </Actions>
          </>
        )}
      </div>
    </Modal>
  )
}
