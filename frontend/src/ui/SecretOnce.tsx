import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyField } from './CopyField'
import { Actions } from './Page'
import styles from './page.module.css'

interface Props {
  title: string
  label: string
  /** What it opens and where it goes. */
  text: string
  secret: string
  onClose: () => void
}

/** A secret that was just made: nobody sees it again, so only its own button closes this. */
export function SecretOnce({ title, label, text, secret, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="lg"
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <div className={styles.form}>
        <p className={styles.words}>{text}</p>
        <CopyField label={label} description={t('secret.once')} value={secret} />
        <Actions>
          <Button data-autofocus onClick={onClose}>
            {t('secret.kept')}
          </Button>
        </Actions>
      </div>
    </Modal>
  )
}
