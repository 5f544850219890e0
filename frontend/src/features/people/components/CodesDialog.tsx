import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyAction } from '@/ui/CopyAction'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { OnceCodes } from '@/ui/ScanSecret'

/** Codes that are shown this once; only their own button closes this. */
export function CodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('scan.codes')}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className={styles.form}>
        <p className={styles.words}>{t('scan.codesText')}</p>
        <OnceCodes codes={codes} />
        <Actions>
          <CopyAction value={codes.join('\n')} label={t('scan.copy')} />
          <Button data-autofocus onClick={onClose}>
            {t('scan.kept')}
          </Button>
        </Actions>
      </div>
    </Modal>
  )
}
