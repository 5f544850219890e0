import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconTrash } from '@/ui/icons'
import { notify } from '@/ui/notify'
import pages from '@/ui/page.module.css'
import styles from '../dispatch.module.css'
import { type Technician, useArrange } from '../people'
import { minutesOf, weekdayName } from '../zoned'
import { type Stretch, shiftsOf, stretchesOf } from './weeks'

const DAYS = [0, 1, 2, 3, 4, 5, 6]

/** The week somebody works; a shift may go on after midnight. */
export function ShiftsForm({ technician }: { technician: Technician }) {
  const { t } = useTranslation('dispatch')
  const { shifts: keep } = useArrange(technician.id)
  const form = useForm<{ week: Stretch[] }>({
    initialValues: { week: stretchesOf(technician.shifts) },
    validate: {
      week: {
        starts: value => (value ? null : t('missing')),
        ends: (value, { week }, path) => {
          const row = week[Number(path.split('.')[1])]
          if (!value) return t('missing')
          return row && minutesOf(row.starts) === minutesOf(value) ? t('shifts.same') : null
        },
      },
    },
  })
  const { week } = form.values
  return (
    <form
      className={pages.section}
      noValidate
      onSubmit={form.onSubmit(values =>
        keep.mutate(shiftsOf(values.week), {
          onSuccess: () => notify(t('saved')),
          onError: complain,
        }),
      )}
    >
      <h2>{t('shifts.title')}</h2>
      <p>{t(week.length === 0 ? 'shifts.anyTime' : 'shifts.text')}</p>
      {DAYS.map(day => (
        <fieldset key={day} className={styles.weekday}>
          <legend>{weekdayName(day)}</legend>
          {week.map(
            (each, n) =>
              each.weekday === day && (
                <div key={n} className={styles.hours}>
                  <TextInput
                    type="time"
                    aria-label={t('shifts.from', { day: weekdayName(day) })}
                    {...form.getInputProps(`week.${n}.starts`)}
                  />
                  <TextInput
                    type="time"
                    aria-label={t('shifts.to', { day: weekdayName(day) })}
                    {...form.getInputProps(`week.${n}.ends`)}
                  />
                  <IconButton
                    icon={IconTrash}
                    label={t('remove')}
                    onClick={() => form.removeListItem('week', n)}
                  />
                </div>
              ),
          )}
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            aria-label={t('shifts.addTo', { day: weekdayName(day) })}
            onClick={() =>
              form.insertListItem('week', { weekday: day, starts: '08:00', ends: '17:00' })
            }
          >
            {t('shifts.add')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button type="submit" loading={keep.isPending}>
          {t('common:save')}
        </Button>
      </div>
    </form>
  )
}
