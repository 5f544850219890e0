import { Button, MultiSelect, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { PersonRef } from '@/api/types'
import { FormDialog } from '@/ui/FormDialog'
import pages from '@/ui/page.module.css'
import { type Planned, useUnassign, useZone } from '../data'
import styles from '../dispatch.module.css'
import { usePlanning } from '../usePlanning'
import { clock, dayOf, instantOf, minuteOf, minutesOf, momentIn } from '../zoned'
import { Suggestions } from './Suggestions'

export interface Chosen {
  order: Planned
  technicians: string[]
  starts_at: string | null
  ends_at?: string | null
}

interface Props {
  chosen: Chosen
  people: PersonRef[]
  onClose: () => void
}

const MINUTE = 60_000

/** Who goes when, by form: proposals to take over, everything by keyboard. */
export function AssignDialog({ chosen: { order, ...chosen }, people, onClose }: Props) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const planning = usePlanning()
  const unassign = useUnassign()
  const start = chosen.starts_at ?? order.starts_at ?? order.wanted_from_at
  const form = useForm({
    initialValues: {
      technicians: chosen.technicians,
      on: dayOf(start ?? new Date(), zone),
      at: start ? clock(minuteOf(start, zone)) : '',
      minutes: lengthOf(chosen.starts_at, chosen.ends_at) ?? order.minutes,
    },
    validate: {
      technicians: value => (value.length > 0 ? null : t('missing')),
      on: value => (value ? null : t('missing')),
      at: value => (value ? null : t('missing')),
      minutes: value => (value >= 1 ? null : t('missing')),
    },
  })
  const submit = ({ technicians, on, at, minutes }: typeof form.values) => {
    const begins = instantOf(on, minutesOf(at), zone)
    planning.plan(
      {
        order: order.id,
        version: order.version,
        technicians,
        starts_at: begins.toISOString(),
        ends_at: new Date(begins.getTime() + minutes * MINUTE).toISOString(),
      },
      { onDone: onClose },
    )
  }
  return (
    <>
      <FormDialog
        title={t('assign.title', { number: order.number })}
        action={t('assign.submit')}
        busy={planning.busy}
        onClose={onClose}
        onSubmit={form.onSubmit(submit)}
      >
        <p className={pages.words}>
          <Link to={`/orders/${order.id}`}>{order.title}</Link> · {order.customer.name}
          {order.due_at && <> · {t('due', { when: momentIn(order.due_at, zone) })}</>}
        </p>
        <Suggestions
          order={order.id}
          minutes={form.values.minutes || order.minutes}
          onTake={slot =>
            form.setValues({
              technicians: [slot.technician.id],
              on: dayOf(slot.starts_at, zone),
              at: clock(minuteOf(slot.starts_at, zone)),
            })
          }
        />
        <MultiSelect
          label={t('assign.technicians')}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
          searchable
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps('technicians')}
        />
        <div className={styles.when}>
          <TextInput type="date" label={t('assign.day')} {...form.getInputProps('on')} />
          <TextInput type="time" label={t('assign.at')} {...form.getInputProps('at')} />
          <NumberInput
            label={t('assign.minutes')}
            min={15}
            step={15}
            max={20_160}
            {...form.getInputProps('minutes')}
          />
        </div>
        {order.allowed_transitions.includes('unassign') && (
          <Button
            variant="subtle"
            loading={unassign.isPending}
            onClick={() =>
              unassign.mutate({ order: order.id, version: order.version }, { onSuccess: onClose })
            }
          >
            {t('assign.nobody')}
          </Button>
        )}
      </FormDialog>
      {planning.dialog}
    </>
  )
}

function lengthOf(start?: string | null, end?: string | null): number | null {
  return start && end ? (Date.parse(end) - Date.parse(start)) / MINUTE : null
}
