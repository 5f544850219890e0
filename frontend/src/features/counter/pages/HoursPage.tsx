import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { HoursForm } from '../components/HoursForm'
import styles from '../counter.module.css'
import { HOUSE, useHours, useTeams } from '../data'

export default function HoursPage() {
  const { t } = useTranslation('counter')
  const [of, setOf] = useState<string>(HOUSE)
  const hours = useHours()
  const teams = rowsOf(useTeams().data)
  const house = hours.data?.find(each => each.team === null)
  const own = hours.data?.find(each => each.team === of)
  const shown = own ?? house
  return (
    <Page title={t('nav.hours')} text={t('hours.text')}>
      {teams.length > 0 && (
        <Select
          className={styles.short}
          label={t('hours.of')}
          allowDeselect={false}
          data={[
            { value: HOUSE, label: t('house') },
            ...teams.map(team => ({ value: team.id, label: team.name })),
          ]}
          value={of}
          onChange={value => setOf(value ?? HOUSE)}
        />
      )}
      <Loading of={hours}>
        {() =>
          shown && (
            <HoursForm
              key={`${of} ${JSON.stringify(shown)}`}
              of={of}
              hours={shown}
              isOwn={of === HOUSE || own !== undefined}
            />
          )
        }
      </Loading>
    </Page>
  )
}
