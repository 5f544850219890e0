import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { useUser } from '@/api/session'
import { formatDate, formatMoment } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { IconLock } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { useClosePeriod, useLocks } from '../data'

/** Up to which day the books are closed; admins close and open them. */
export function Period() {
  const { t } = useTranslation('books')
  const { role } = useUser()
  const locks = useLocks()
  const [closing, setClosing] = useState(false)
  const until = locks.data?.closed_until
  return (
    <section className={page.section} aria-label={t('period.title')}>
      <h2>{t('period.title')}</h2>
      <Loading of={locks} rows={1}>
        {() => (
          <>
            <p>{until ? t('period.closed', { day: dayOf(until) }) : t('period.open')}</p>
            {locks.data && locks.data.history.length > 0 && (
              <Rows>
                {locks.data.history.map(each => (
                  <Row
                    key={each.created_at}
                    lead={<IconLock size={18} />}
                    name={t('period.entry', { day: dayOf(each.until) })}
                    note={`${each.reason} · ${each.author.name} · ${formatMoment(each.created_at)}`}
                  />
                ))}
              </Rows>
            )}
          </>
        )}
      </Loading>
      {role === 'admin' && (
        <Actions>
          <Button variant="default" onClick={() => setClosing(true)}>
            {t('period.action')}
          </Button>
        </Actions>
      )}
      {closing && <CloseForm onClose={() => setClosing(false)} />}
    </section>
  )
}

function CloseForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('books')
  const close = useClosePeriod()
  const form = useForm({
    initialValues: { until: '', reason: '' },
    validate: {
      until: value => (value ? null : t('period.missing')),
      reason: value => (value.trim() ? null : t('period.missing')),
    },
  })
  const submit = ({ until, reason }: typeof form.values) =>
    close.mutate(
      { until, reason: reason.trim() },
      {
        onSuccess: () => {
          notify(t('period.done'))
          onClose()
        },
        onError: complainIn(form, 'books:wrong'),
      },
    )
  return (
    <FormDialog
      title={t('period.action')}
      action={t('period.action')}
      busy={close.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={t('period.until')}
        description={t('period.untilHint')}
        {...form.getInputProps('until')}
      />
      <TextInput label={t('period.reason')} maxLength={200} {...form.getInputProps('reason')} />
    </FormDialog>
  )
}

function dayOf(day: string): string {
  return formatDate(`${day}T12:00:00`)
}
