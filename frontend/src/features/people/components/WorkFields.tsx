import { Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Role } from '@/api/types'
import { STAFF } from '@/lib/roles'
import styles from '@/ui/page.module.css'
import { useAreas, usePositions } from '../data'

interface Work {
  role: Role
  area: string | null
  position: string | null
  note: string
}

/** Area, position, and what one may do: a position brings its usual role along. */
export function WorkFields<T extends Work>({ form }: { form: UseFormReturnType<T> }) {
  const { t } = useTranslation('people')
  const areas = useAreas()
  const positions = usePositions()
  const team = areas.data?.find(area => area.id === form.values.area)?.team
  const work = form as unknown as UseFormReturnType<Work>

  function choose(id: string | null) {
    work.setFieldValue('position', id)
    const role = positions.data?.find(position => position.id === id)?.role
    if (role) work.setFieldValue('role', role)
  }

  return (
    <div className={styles.pair}>
      <Select
        label={t('person.area')}
        description={team ? t('work.joins', { team: team.name }) : ' '}
        clearable
        searchable
        nothingFoundMessage={t('work.noneYet')}
        data={(areas.data ?? []).map(area => ({ value: area.id, label: area.name }))}
        {...work.getInputProps('area')}
      />
      <Select
        label={t('person.position')}
        description=" "
        clearable
        searchable
        nothingFoundMessage={t('work.noneYet')}
        data={(positions.data ?? []).map(each => ({ value: each.id, label: each.name }))}
        {...work.getInputProps('position')}
        onChange={choose}
      />
      <Select
        label={t('person.role')}
        description={t('work.roleText')}
        allowDeselect={false}
        data={STAFF.map(value => ({ value, label: t(`common:role.${value}`) }))}
        {...work.getInputProps('role')}
      />
      <TextInput
        label={t('work.note')}
        description={t('work.noteText')}
        maxLength={200}
        {...work.getInputProps('note')}
      />
    </div>
  )
}
