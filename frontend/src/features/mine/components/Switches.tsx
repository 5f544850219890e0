import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { type Preferences, ROADS, useSavePreferences } from '../data'
import styles from '../mine.module.css'

/** One switch for each kind of news and each road. */
export function Switches({ preferences }: { preferences: Preferences }) {
  const { t } = useTranslation('mine')
  const save = useSavePreferences()
  return (
    <table className={styles.switches}>
      <thead>
        <tr>
          <th scope="col">{t('preferences.kind')}</th>
          {ROADS.map(road => (
            <th key={road} scope="col">
              {t(`road.${road}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preferences.kinds.map(({ key, label, roads }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {ROADS.map(road => (
              <td key={road}>
                <Switch
                  aria-label={`${label}: ${t(`road.${road}`)}`}
                  checked={roads[road]}
                  disabled={save.isPending}
                  onChange={event =>
                    save.mutate(
                      { switches: [{ kind: key, road, on: event.currentTarget.checked }] },
                      { onError: complain },
                    )
                  }
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
