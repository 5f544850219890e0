import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/lib/errorText'
import { useFieldDay } from '../data'
import styles from '../field.module.css'
import type { Entry } from '../offline/acts'

/** What the hub did not take, and what the technician can do about it. */
export function Refused({ order }: { order?: string }) {
  const { t } = useTranslation('fieldday')
  const { entries } = useFieldDay()
  const refused = entries.filter(
    each => each.state === 'refused' && (order === undefined || each.order === order),
  )
  if (refused.length === 0) return null
  return (
    <section className={styles.refused} role="alert" aria-label={t('refused.title')}>
      <h2>{t('refused.title')}</h2>
      {refused.map(entry => (
        <One key={entry.act_id} entry={entry} />
      ))}
    </section>
  )
}

function One({ entry }: { entry: Entry }) {
  const { t } = useTranslation('fieldday')
  const { queue } = useFieldDay()
  const [reason, setReason] = useState('')
  const fell = entry.error?.code === 'meter_fell'
  return (
    <div className={styles.one}>
      <strong>
        {entry.number} · {useNamed(entry)}
      </strong>
      <p>{useWhy(entry)}</p>
      {fell && (
        <TextInput
          label={t('reason.label')}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
      )}
      <p className={styles.dim}>{t('refused.behind')}</p>
      <div className={styles.buttons}>
        <Button
          variant="default"
          disabled={fell && !reason.trim()}
          onClick={() => void queue.retry(entry.act_id, fell ? { reason } : {})}
        >
          {t('refused.retry')}
        </Button>
        <Button variant="subtle" color="bad" onClick={() => void queue.discard(entry.act_id)}>
          {t('refused.discard')}
        </Button>
      </div>
    </div>
  )
}

function useNamed({ act }: Entry): string {
  const { t } = useTranslation('fieldday')
  const name = act.kind === 'step' ? t(`step.${act.step}`) : act.kind === 'part' ? act.name : ''
  return t(`refused.what.${act.kind}`, { name })
}

function useWhy({ error }: Entry): string {
  const { t } = useTranslation('fieldday')
  if (!error) return ''
  const { code, detail, fields } = error
  if (code === 'meter_fell') return t('refused.meter', { hours: String(fields.hour_meter) })
  if (code === 'not_found') return t('refused.gone')
  if (code === 'not_ready') return t('refused.not_ready')
  if (typeof fields.state === 'string') {
    return t('refused.moved', { state: t(`state.${fields.state}`) })
  }
  return errorText({ code, message: detail, fields })
}
