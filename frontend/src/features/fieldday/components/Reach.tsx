import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { useSayOfOrder } from '@/api/orders'
import { FormDialog } from '@/ui/FormDialog'
import { IconCall, IconMapPin, IconMessage } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { type Job, useFieldDay } from '../data'
import styles from '../field.module.css'

const MAP = 'https://www.google.com/maps/dir/?api=1&destination='

/** How to get there, and how to reach the customer: by telephone, or in their own channel. */
export function Reach({ job }: { job: Job }) {
  const { t } = useTranslation('fieldday')
  const { data } = useFieldDay()
  const [writing, setWriting] = useState(false)
  const { customer, place } = job
  return (
    <div className={styles.buttons}>
      {place && (
        <Button
          component="a"
          variant="default"
          leftSection={<IconMapPin size={18} />}
          href={MAP + encodeURIComponent(place)}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t('route')}: ${place}`}
        >
          {place}
        </Button>
      )}
      {customer.phone && (
        <Button
          component="a"
          variant="default"
          leftSection={<IconCall size={18} />}
          href={`tel:${customer.phone}`}
          aria-label={`${t('call')}: ${customer.name}`}
        >
          {t('call')}
        </Button>
      )}
      {job.conversation && !data?.kept && (
        <Button
          variant="default"
          leftSection={<IconMessage size={18} />}
          aria-label={`${t('write')}: ${customer.name}`}
          onClick={() => setWriting(true)}
        >
          {t('write')}
        </Button>
      )}
      {writing && <WriteDialog job={job} onClose={() => setWriting(false)} />}
    </div>
  )
}

/** Words to the customer about this order; what was typed stays until it got through. */
function WriteDialog({ job, onClose }: { job: Job; onClose: () => void }) {
  const { t } = useTranslation('fieldday')
  const say = useSayOfOrder(job.id)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const [key] = useState(newKey)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return setProblem(t('writing.missing'))
    say.mutate(
      { text: text.trim(), client_id: key },
      {
        onSuccess: () => {
          notify(t('writing.sent'))
          onClose()
        },
        onError: complain,
      },
    )
  }
  return (
    <FormDialog
      title={t('writing.title', { name: job.customer.name })}
      action={t('writing.send')}
      busy={say.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t('writing.label')}
        description={t('writing.hint')}
        value={text}
        error={problem}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={4000}
        data-autofocus
        onChange={event => setText(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
