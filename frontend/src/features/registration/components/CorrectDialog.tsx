import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { currentLanguage } from '@/lib/i18n'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import { type Identity, type Registration, useCorrect, useWays } from '../data'
import { IdentityFields } from './IdentityFields'

/** The number is typed anew: the list shows it masked, and nobody needs to see the old one. */
export function CorrectDialog({ row, onClose }: { row: Registration; onClose: () => void }) {
  const { t } = useTranslation('registration')
  const ways = useWays(currentLanguage())
  const correct = useCorrect(row.user)
  const form = useForm<Identity>({
    initialValues: {
      document_type: row.document_type,
      document_number: '',
      first_name: row.first_name,
      last_name: row.last_name,
    },
  })

  function submit(fixed: Identity) {
    correct.mutate(fixed, {
      onSuccess: changed => {
        notify(t(changed.verified ? 'correct.verified' : 'correct.saved', { name: changed.name }))
        onClose()
      },
      onError: error => {
        const errors = fieldErrors(error, 'registration:field')
        form.setErrors(errors)
        if (Object.keys(errors).length === 0) complain(error)
      },
    })
  }

  return (
    <FormDialog
      title={t('correct.title', { name: row.name })}
      action={t('common:save')}
      busy={correct.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
    >
      <p className={styles.words}>{t('correct.text')}</p>
      {ways.data && <IdentityFields form={form} ways={ways.data} />}
    </FormDialog>
  )
}
