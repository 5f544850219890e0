import { Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newKey } from '@/api/client'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { useAsk } from '../data'
import styles from '../queries.module.css'

export default function PortalAskPage() {
  const { t } = useTranslation('queries')
  const navigate = useNavigate()
  const ask = useAsk()
  const [key] = useState(newKey)
  const form = useForm({
    initialValues: { subject: '', body: '' },
    validate: { subject: value => (value.trim() ? null : t('portal.subjectMissing')) },
  })
  return (
    <div className={styles.portal}>
      <h1>{t('portal.new')}</h1>
      <form
        className={styles.form}
        onSubmit={form.onSubmit(values =>
          ask.mutate(
            { ...values, client_id: key },
            {
              onSuccess: made => {
                notify(t('portal.sent'))
                navigate(`/portal/queries/${made.id}`, { replace: true })
              },
              onError: complainIn(form),
            },
          ),
        )}
      >
        <TextInput
          label={t('portal.subject')}
          placeholder={t('portal.subjectHint')}
          size="md"
          maxLength={120}
          {...form.getInputProps('subject')}
        />
        <Textarea
          label={t('portal.body')}
          description={t('portal.bodyHint')}
          autosize
          minRows={5}
          maxRows={12}
          size="md"
          maxLength={4000}
          {...form.getInputProps('body')}
        />
        <div className={styles.main}>
          <Button type="submit" fullWidth size="md" loading={ask.isPending}>
            {t('portal.send')}
          </Button>
        </div>
      </form>
    </div>
  )
}
