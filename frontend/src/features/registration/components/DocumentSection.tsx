import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Identity, type Registration, useCorrectMine, type Ways } from '../data'
import { IdentityFields } from './IdentityFields'

export function DocumentSection({ mine, ways }: { mine: Registration; ways: Ways }) {
  const { t } = useTranslation('registration')
  const [editing, setEditing] = useState(false)
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{t('identity.document')}</h2>
        <StateChip tone={mine.verified ? 'ok' : 'warn'}>
          {mine.verified ? t('state.verified') : t('state.unverified')}
        </StateChip>
      </div>
      {editing ? (
        <CorrectionForm mine={mine} ways={ways} onDone={() => setEditing(false)} />
      ) : (
        <>
          <p>
            {mine.name} · {mine.document_type} {mine.document_number}
          </p>
          <p>{mine.verified ? t('identity.verified') : t(`outcome.${mine.outcome}`)}</p>
          {!mine.verified && (
            <Actions>
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('identity.correct')}
              </Button>
            </Actions>
          )}
        </>
      )}
    </section>
  )
}

function CorrectionForm({
  mine,
  ways,
  onDone,
}: {
  mine: Registration
  ways: Ways
  onDone: () => void
}) {
  const { t } = useTranslation('registration')
  const correct = useCorrectMine()
  const { document_type, document_number, first_name, last_name } = mine
  const form = useForm<Identity>({
    initialValues: { document_type, document_number, first_name, last_name },
  })

  function submit(fixed: Identity) {
    correct.mutate(fixed, {
      onSuccess: row => {
        notify(row.verified ? t('identity.nowVerified') : t('identity.stillNot'))
        onDone()
      },
      onError: error => {
        const errors = fieldErrors(error, 'registration:field')
        form.setErrors(errors)
        if (Object.keys(errors).length === 0) complain(error)
      },
    })
  }

  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)} noValidate>
      <IdentityFields form={form} ways={ways} />
      <Actions>
        <Button variant="default" onClick={onDone}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={correct.isPending}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
