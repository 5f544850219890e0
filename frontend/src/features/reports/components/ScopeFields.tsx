import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from '@/ui/page.module.css'
import type { Filter } from '../data'
import type { GoalFields } from './GoalForm'

interface Props {
  filters: Filter[]
  form: GoalFields
}

/** Whose figure a goal is about: the house's, a team's, somebody's. */
export function ScopeFields({ filters, form }: Props) {
  const { t } = useTranslation('reports')
  const choices = (key: string) => filters.find(each => each.key === key)?.choices ?? []
  const { scope } = form.values
  const scopes = ['house', ...['team', 'person'].filter(each => choices(each).length > 0)]
  return (
    <div className={styles.pair}>
      <Select
        label={t('goals.scope')}
        allowDeselect={false}
        data={scopes.map(value => ({ value, label: t(`goals.${value}`) }))}
        {...form.getInputProps('scope')}
      />
      {scope !== 'house' && (
        <Select
          label={t(`goals.${scope}`)}
          searchable
          data={choices(scope).map(each => ({ value: each.id, label: each.name }))}
          {...form.getInputProps(scope)}
        />
      )}
    </div>
  )
}
