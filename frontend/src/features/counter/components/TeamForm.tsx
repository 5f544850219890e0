import { Button, Modal, MultiSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { COUNTER } from '@/lib/roles'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import {
  saveRouting,
  type Team,
  useColleagues,
  useRemoveTeam,
  useRoutings,
  useSaveTeam,
} from '../data'
import { RoutingFields, type RoutingValues } from './RoutingFields'

interface Props {
  /** `null` makes a new one. */
  team: Team | null
  onClose: () => void
}

/** A team's name, its people and how its conversations are given out. */
export function TeamForm({ team, onClose }: Props) {
  const { t } = useTranslation('counter')
  const save = useSaveTeam(team?.id ?? null)
  const routings = useRoutings()
  const own = routings.data?.find(routing => team && routing.team === team.id)
  const { data: colleagues = [] } = useColleagues()
  const form = useForm({
    initialValues: {
      name: team?.name ?? '',
      members: team?.members.map(member => member.id) ?? [],
      mode: own?.mode ?? ('house' as RoutingValues['mode']),
      capacity: own?.capacity ?? 10,
      keeps: own?.keeps ?? true,
    },
  })

  async function submit({ name, members, mode, ...rest }: typeof form.values) {
    try {
      const saved = await save.mutateAsync({ name, members })
      if (own || mode !== 'house') {
        await saveRouting(saved.id, mode === 'house' ? null : { mode, ...rest })
        await routings.refetch()
      }
      notify(t('teams.saved', { name: saved.name }))
      onClose()
    } catch (error) {
      complainIn(form)(error)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={team ? t('teams.edit', { name: team.name }) : t('teams.add')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={page.form} onSubmit={form.onSubmit(submit)}>
        <TextInput
          label={t('teams.name')}
          required
          maxLength={60}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <MultiSelect
          label={t('teams.members')}
          searchable
          data={colleagues
            .filter(person => COUNTER.includes(person.role))
            .map(person => ({ value: person.id, label: person.name }))}
          {...form.getInputProps('members')}
        />
        <RoutingFields ofTeam values={form.values} onChange={form.setValues} />
        <Actions>
          {team && <RemoveButton team={team} onDone={onClose} />}
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common:save')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}

function RemoveButton({ team, onDone }: { team: Team; onDone: () => void }) {
  const { t } = useTranslation('counter')
  const remove = useRemoveTeam(team.id)
  return (
    <ConfirmButton
      label={t('teams.remove')}
      text={t('teams.removeText', { name: team.name })}
      sure={t('teams.remove')}
      loading={remove.isPending}
      onSure={() =>
        remove.mutate(undefined, {
          onSuccess: () => {
            notify(t('teams.removed', { name: team.name }))
            onDone()
          },
          onError: complain,
        })
      }
    />
  )
}
