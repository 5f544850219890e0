import { useTranslation } from 'react-i18next'
import { Loading } from '@/ui/Loading'
import { StateChip } from '@/ui/StateChip'
import { type Slot, useSlots, useZone } from '../data'
import styles from '../dispatch.module.css'
import { momentIn } from '../zoned'

interface Props {
  order: string
  minutes: number
  onTake: (slot: Slot) => void
}

const SHOWN = 6

/** The soonest times, each with what speaks against it. */
export function Suggestions({ order, minutes, onTake }: Props) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const slots = useSlots(order, minutes)
  return (
    <section aria-label={t('suggest.title')} className={styles.suggestions}>
      <h3>{t('suggest.title')}</h3>
      <Loading of={slots} rows={3}>
        {() => {
          const { slots: found = [], left_out = [] } = slots.data ?? {}
          const barred = left_out.filter(each => each.skills.length > 0)
          return (
            <>
              {found.length === 0 && <p>{t('suggest.none')}</p>}
              <ul>
                {found.slice(0, SHOWN).map(slot => (
                  <li key={`${slot.technician.id}${slot.starts_at}`}>
                    <button type="button" onClick={() => onTake(slot)}>
                      <strong>{momentIn(slot.starts_at, zone)}</strong>
                      <span>{slot.technician.name}</span>
                      <Marks slot={slot} />
                    </button>
                  </li>
                ))}
              </ul>
              {barred.map(each => (
                <p key={each.technician.id}>
                  {t('suggest.barred', {
                    name: each.technician.name,
                    skills: each.skills.join(', '),
                  })}
                </p>
              ))}
            </>
          )
        }}
      </Loading>
    </section>
  )
}

function Marks({ slot }: { slot: Slot }) {
  const { t } = useTranslation('dispatch')
  return (
    <span className={styles.marks}>
      {slot.late && <StateChip tone="bad">{t('suggest.late')}</StateChip>}
      {slot.after_wanted && <StateChip tone="warn">{t('suggest.afterWanted')}</StateChip>}
      {slot.doubts.map(({ code, names }) => (
        <StateChip key={code} tone="warn">
          {t(`doubt.${code}`)}
          {names.length > 0 && `: ${names.join(', ')}`}
        </StateChip>
      ))}
    </span>
  )
}
