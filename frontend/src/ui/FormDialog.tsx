import { Button, Modal } from '@mantine/core'
import type { FormEventHandler, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Actions } from './Page'
import styles from './page.module.css'

interface Props {
  title: string
  /** What its button does. */
  action: string
  /** It cannot be taken back. */
  danger?: boolean
  busy: boolean
  onSubmit: FormEventHandler<HTMLFormElement>
  onClose: () => void
  children: ReactNode
}

/** A few fields that are asked for before something is done. */
export function FormDialog({ title, action, danger, busy, onSubmit, onClose, children }: Props) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={styles.form} onSubmit={onSubmit} autoComplete="off" noValidate>
        {children}
        <Actions>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" color={danger ? 'bad' : undefined} loading={busy}>
            {action}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
