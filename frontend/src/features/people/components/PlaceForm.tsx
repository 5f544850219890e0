import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { STAFF } from '@/lib/roles'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { useRemovePlace, useSavePlace, useTeams } from '../data'
import type { Area, Position } from '../types'

type Props =
  | { list: 'areas'; place: Area | null; onClose: () => void }
  | { list: 'positions'; place: Position | null; onClose: () => void }

/** The name of an area or a position, and what goes with it. */
export function PlaceForm({ list, place, onClose }: Props) {
  const { t } = useTranslation('people')
  const save = useSavePlace(list, place?.id ?? null)
  const remove = useRemovePlace(list)
  const teams = useTeams()
  const form = useForm({
    initialValues: {
      name: place?.name ?? '',
      team: place && 'team' in place ? (place.team?.id ?? null) : null,
      role: place && 'role' in place ? (place.role as string) : 'advisor',
    },
  })

  function submit({ name, team, role }: typeof form.values) {
    save.mutate(list === 'areas' ? { name, team } : { name, role }, {
      onSuccess: () => {
        notify(t('places.saved'))
        onClose()
      },
      onError: complainIn(form, 'people:refused'),
    })
  }

  return (
    <FormDialog
      title={place ? t('places.edit', { name: place.name }) : t(`places.new.${list}`)}
      action={t('common:save')}
      busy={save.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <TextInput
        label={t('places.name')}
        required
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      {list === 'areas' ? (
        <Select
          label={t('places.teamLabel')}
          description={t('places.teamText')}
          clearable
          data={(teams.data ?? []).map(team => ({ value: team.id, label: team.name }))}
          {...form.getInputProps('team')}
        />
      ) : (
        <Select
          label={t('person.role')}
          description={t('places.roleText')}
          allowDeselect={false}
          data={STAFF.map(value => ({ value, label: t(`common:role.${value}`) }))}
          {...form.getInputProps('role')}
        />
      )}
      {place && (
        <div style={{ justifySelf: 'start' }}>
          <ConfirmButton
            label={t('places.remove')}
            text={t('places.removeText')}
            sure={t('places.remove')}
            loading={remove.isPending}
            onSure={() =>
              remove.mutate(place.id, {
                onSuccess: () => {
                  notify(t('places.removed'))
                  onClose()
                },
                onError: complain,
              })
            }
          />
        </div>
      )}
    </FormDialog>
  )
}
