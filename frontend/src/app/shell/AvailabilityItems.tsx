import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { countWaiting, saveAvailability } from '@/api/status'
import type { Availability } from '@/api/types'
import { MenuChoice } from '@/ui/MenuChoice'
import styles from './availability.module.css'

const ALL: Availability[] = ['online', 'busy', 'away']

interface Props {
  now: Availability
  /** Somebody waits for an answer: what becomes of them is asked first. */
  onLeaving: (waiting: number) => void
}

/** Whether one takes new conversations. */
export function AvailabilityItems({ now, onLeaving }: Props) {
  const { t } = useTranslation()
  const turn = async (to: Availability) => {
    try {
      const waiting = to === 'away' ? await countWaiting() : 0
      if (waiting > 0) onLeaving(waiting)
      else await saveAvailability(to)
    } catch (error) {
      complain(error)
    }
  }
  return ALL.map(each => (
    <MenuChoice
      key={each}
      on={now === each}
      glyph={<span aria-hidden className={styles.dot} data-availability={each} />}
      onPick={() => void turn(each)}
    >
      {t(`availability.${each}`)}
      <span className={styles.note}>{t(`availability.${each}Text`)}</span>
    </MenuChoice>
  ))
}
