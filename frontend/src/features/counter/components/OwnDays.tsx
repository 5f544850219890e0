import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconTrash } from '@/ui/icons'
import page from '@/ui/page.module.css'
import styles from '../counter.module.css'
import type { OwnDay } from '../data'
import { SpansEditor } from './WeekEditor'

interface Props {
  days: OwnDay[]
  onChange: (days: OwnDay[]) => void
}

/** Days that are not like their weekday: closed, or open at other times. */
export function OwnDays({ days, onChange }: Props) {
  const { t } = useTranslation('counter')
  const set = (at: number, change: Partial<OwnDay>) => {
    const day = days[at]
    if (day) onChange(days.with(at, { ...day, ...change }))
  }
  return (
    <section className={page.section}>
      <h2>{t('hours.own')}</h2>
      <p>{t('hours.ownText')}</p>
      {days.map((day, at) => (
        <div key={at} className={styles.ownDay}>
          <TextInput
            type="date"
            label={t('hours.date')}
            required
            value={day.on}
            onChange={event => set(at, { on: event.currentTarget.value })}
          />
          <TextInput
            label={t('hours.name')}
            maxLength={80}
            value={day.name}
            onChange={event => set(at, { name: event.currentTarget.value })}
          />
          <IconButton
            label={t('hours.removeDay', { day: day.name || day.on })}
            icon={IconTrash}
            onClick={() => onChange(days.toSpliced(at, 1))}
          />
          <SpansEditor
            name={day.name || day.on}
            spans={day.spans}
            onChange={spans => set(at, { spans })}
          />
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...days, { on: '', name: '', spans: [] }])}
        >
          {t('hours.addDay')}
        </Button>
      </div>
    </section>
  )
}
