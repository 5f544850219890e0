import { Switch } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSaveAlertSettings, type Way } from '@/alerts/settings'
import { complain } from '@/api/complain'
import styles from '../settings.module.css'

/** One way to be reached, on or off; saves by itself. */
export function WaySwitch({ way, on }: { way: Way; on: boolean }) {
  const { t } = useTranslation('notifications')
  const save = useSaveAlertSettings()
  const id = useId()
  return (
    <div className={styles.setting}>
      <div>
        <label htmlFor={id}>{t(`ways.${way}`)}</label>
        <p id={`${id}-hint`}>{t(`ways.${way}Hint`)}</p>
      </div>
      <Switch
        id={id}
        size="md"
        aria-describedby={`${id}-hint`}
        checked={on}
        onChange={event =>
          save.mutate({ [way]: event.currentTarget.checked }, { onError: complain })
        }
      />
    </div>
  )
}
