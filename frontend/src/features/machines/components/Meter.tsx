import { Button, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconGauge, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import { type Machine, type Reading, useRead, useReadings } from '../data'
import { fell } from '../warranty'

/** What the hour-meter said, and what it says now. */
export function Meter({ machine, may }: { machine: Machine; may: boolean }) {
  const { t } = useTranslation('machines')
  const readings = useReadings(machine.id)
  const rows = rowsOf(readings.data)
  const [reading, setReading] = useState(false)
  const add = may && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setReading(true)}>
      {t('meter.add')}
    </Button>
  )
  return (
    <>
      {rows.length > 0 && add && <Actions>{add}</Actions>}
      <Loading of={readings}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconGauge}
              title={t('meter.none')}
              text={t('meter.noneText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <ReadingRow key={row.id} row={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={readings} />
      {reading && <ReadingForm machine={machine} onClose={() => setReading(false)} />}
    </>
  )
}

function ReadingRow({ row }: { row: Reading }) {
  const { t } = useTranslation('machines')
  const more = row.hours - row.before
  const note = [
    t(`meter.source.${row.source}`),
    row.author?.name,
    row.order?.name,
    row.reason,
  ].filter(Boolean)
  return (
    <Row
      name={t('hours', { count: row.hours })}
      note={
        <>
          {note.join(' · ')} · <Age at={row.at} />
        </>
      }
    >
      <span className="tabular">{more >= 0 ? `+${more} h` : `−${-more} h`}</span>
    </Row>
  )
}

function ReadingForm({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const { t } = useTranslation('machines')
  const read = useRead(machine.id)
  const [key, setKey] = useState(newKey)
  // Somebody may have read it meanwhile: the hub says what it said then.
  const [before, setBefore] = useState(machine.hour_meter)
  const form = useForm<{ hours: number | ''; reason: string }>({
    initialValues: { hours: '', reason: '' },
    validate: {
      hours: value => (value === '' ? t('meter.missing') : null),
      reason: (value, { hours }) =>
        fell(hours, before) && !value.trim() ? t('meter.reasonMissing') : null,
    },
  })
  const low = fell(form.values.hours, before)
  const complain = complainIn(form)
  return (
    <FormDialog
      title={t('meter.add')}
      action={t('common:save')}
      busy={read.isPending}
      onSubmit={form.onSubmit(({ hours, reason }) =>
        read.mutate(
          { hours: Number(hours), reason: low ? reason : '', key },
          {
            onSuccess: () => {
              notify(t('meter.kept'))
              onClose()
            },
            onError: error => {
              setKey(newKey())
              if (error instanceof ApiError && error.code === 'meter_fell') {
                setBefore(Number(error.fields.hour_meter))
                form.setErrors({ reason: t('meter.reasonMissing') })
              } else complain(error)
            },
          },
        ),
      )}
      onClose={onClose}
    >
      <NumberInput
        label={t('meter.label')}
        description={t('meter.last', { count: before })}
        min={0}
        max={1_000_000}
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=" "
        hideControls
        inputMode="numeric"
        data-autofocus
        {...form.getInputProps('hours')}
        onChange={value => form.setFieldValue('hours', value === '' ? '' : Number(value))}
      />
      {low && (
        <TextInput
          label={t('meter.reason')}
          description={t('meter.reasonHint')}
          maxLength={300}
          {...form.getInputProps('reason')}
        />
      )}
    </FormDialog>
  )
}
