import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import { SignaturePad } from '@/ui/SignaturePad'
import { StateChip } from '@/ui/StateChip'
import { type Job, useFieldDay } from '../data'
import styles from '../field.module.css'

/** The customer's signature under what was done, or why there is none. */
export function Sign({ job, writing }: { job: Job; writing: boolean }) {
  const { t } = useTranslation('fieldday')
  const [opened, setOpened] = useState(false)
  const { signature } = job
  return (
    <section className={styles.part}>
      <h2>{t('signature')}</h2>
      {signature && (
        <p>
          <StateChip tone={signature.counts ? 'ok' : 'warn'}>
            {signature.absent_reason
              ? t('absent', { reason: signature.absent_reason })
              : t('signed', { name: signature.name })}
          </StateChip>
        </p>
      )}
      {signature && !signature.counts && <p className={styles.warn}>{t('changed')}</p>}
      {writing && (
        <div className={styles.buttons}>
          <Button variant="default" onClick={() => setOpened(true)}>
            {signature ? t('signAgain') : t('sign')}
          </Button>
        </div>
      )}
      {opened && <SignDialog job={job} onClose={() => setOpened(false)} />}
    </section>
  )
}

const NOTHING = { name: '', document: '', signature: '', absent_reason: '' }

function SignDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const { t } = useTranslation('fieldday')
  const { queue } = useFieldDay()
  const [said, setSaid] = useState(NOTHING)
  const [absent, setAbsent] = useState(false)
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const set = (change: Partial<typeof NOTHING>) => setSaid(now => ({ ...now, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const problems = absent
      ? { ...(!said.absent_reason.trim() && { absent_reason: t('whyMissing') }) }
      : {
          ...(!said.name.trim() && { name: t('nameMissing') }),
          ...(!said.signature && { signature: t('drawingMissing') }),
        }
    setWrong(problems)
    if (Object.keys(problems).length > 0) return
    const words = absent
      ? { ...NOTHING, absent_reason: said.absent_reason.trim() }
      : { ...said, absent_reason: '' }
    void queue.add(job.id, job.number, { kind: 'signature', ...words })
    onClose()
  }
  return (
    <FormDialog
      title={t('signature')}
      action={t('save')}
      busy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      {absent ? (
        <TextInput
          label={t('nobodyWhy')}
          value={said.absent_reason}
          error={wrong.absent_reason}
          maxLength={300}
          onChange={event => set({ absent_reason: event.currentTarget.value })}
        />
      ) : (
        <>
          <TextInput
            label={t('signName')}
            value={said.name}
            error={wrong.name}
            maxLength={120}
            onChange={event => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('signDocument')}
            value={said.document}
            maxLength={40}
            onChange={event => set({ document: event.currentTarget.value })}
          />
          <SignaturePad
            label={t('pad')}
            hint={t('padHint')}
            onChange={signature => set({ signature })}
          />
          {wrong.signature && (
            <p className={styles.problem} role="alert">
              {wrong.signature}
            </p>
          )}
        </>
      )}
      <Button variant="subtle" onClick={() => setAbsent(now => !now)}>
        {absent ? t('sign') : t('nobody')}
      </Button>
    </FormDialog>
  )
}
