import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import { type Registration, useVerify } from '../data'

export function VerifyDialog({ row, onClose }: { row: Registration; onClose: () => void }) {
  const { t } = useTranslation('registration')
  const [note, setNote] = useState('')
  const verify = useVerify(row.user)
  return (
    <FormDialog
      title={t('verifyHand.title', { name: row.name })}
      action={t('deed.verify')}
      busy={verify.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        verify.mutate(note, {
          onSuccess: () => {
            notify(t('verifyHand.done', { name: row.name }))
            onClose()
          },
          onError: complain,
        })
      }}
    >
      <p className={styles.words}>
        {t('verifyHand.text', { document: `${row.document_type} ${row.document_number}` })}
      </p>
      <TextInput
        label={t('verifyHand.note')}
        placeholder={t('verifyHand.noteHint')}
        maxLength={200}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
