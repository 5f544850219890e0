import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { FormDialog } from '@/ui/FormDialog'
import { IconPlus } from '@/ui/icons'
import { Row, Rows } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { type AbsenceKind, useZone } from '../data'
import { type Technician, useArrange } from '../people'
import { instantOf, minutesOf, momentIn } from '../zoned'

const KINDS: AbsenceKind[] = ['holiday', 'sick', 'training', 'other']

/** When somebody is away from now on. */
export function AbsencesSection({ technician }: { technician: Technician }) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const { back } = useArrange(technician.id)
  const [opened, setOpened] = useState(false)
  return (
    <section className={pages.section}>
      <h2>{t('absences.title')}</h2>
      {technician.absences.length === 0 && <p>{t('absences.none')}</p>}
      {technician.absences.length > 0 && (
        <Rows>
          {technician.absences.map(each => (
            <Row
              key={each.id}
              name={t(`absence.${each.kind}`)}
              note={`${momentIn(each.starts_at, zone)} – ${momentIn(each.ends_at, zone)}${each.note && ` · ${each.note}`}`}
            >
              <Button
                variant="subtle"
                onClick={() => back.mutate(each.id, { onError: complain })}
                aria-label={t('absences.removeOf', { when: momentIn(each.starts_at, zone) })}
              >
                {t('remove')}
              </Button>
            </Row>
          ))}
        </Rows>
      )}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => setOpened(true)}
        >
          {t('absences.add')}
        </Button>
      </div>
      {opened && <AbsenceDialog technician={technician} onClose={() => setOpened(false)} />}
    </section>
  )
}

function AbsenceDialog({ technician, onClose }: { technician: Technician; onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const { away } = useArrange(technician.id)
  const [booked, setBooked] = useState<{ id: string; name: string }[]>([])
  const form = useForm({
    initialValues: {
      kind: 'holiday' as AbsenceKind,
      since: '',
      from: '08:00',
      until: '',
      to: '18:00',
      note: '',
    },
    validate: {
      since: value => (value ? null : t('missing')),
      until: (value, { since }) => (value && value >= since ? null : t('absences.order')),
    },
  })
  const submit = (values: typeof form.values) =>
    away.mutate(
      {
        kind: values.kind,
        note: values.note,
        starts_at: instantOf(values.since, minutesOf(values.from), zone).toISOString(),
        ends_at: instantOf(values.until, minutesOf(values.to), zone).toISOString(),
        anyway: booked.length > 0,
      },
      {
        onSuccess: onClose,
        onError: error => {
          if (error instanceof ApiError && error.code === 'booked') {
            setBooked(error.fields.orders as typeof booked)
          } else complainIn(form)(error)
        },
      },
    )
  return (
    <FormDialog
      title={t('absences.addTitle', { name: technician.name })}
      action={t(booked.length > 0 ? 'absences.anyway' : 'common:save')}
      danger={booked.length > 0}
      busy={away.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(submit)}
    >
      <Select
        label={t('absences.kind')}
        data={KINDS.map(kind => ({ value: kind, label: t(`absence.${kind}`) }))}
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <div className={pages.pair}>
        <TextInput type="date" label={t('absences.since')} {...form.getInputProps('since')} />
        <TextInput type="time" label={t('absences.from')} {...form.getInputProps('from')} />
        <TextInput type="date" label={t('absences.until')} {...form.getInputProps('until')} />
        <TextInput type="time" label={t('absences.to')} {...form.getInputProps('to')} />
      </div>
      <TextInput label={t('absences.note')} maxLength={200} {...form.getInputProps('note')} />
      {booked.length > 0 && (
        <p role="alert">
          {t('absences.booked', { orders: booked.map(each => each.name).join(', ') })}
        </p>
      )}
    </FormDialog>
  )
}
