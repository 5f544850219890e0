import { Select, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Conversation, PersonRef } from '@/api/types'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { assign, type Holder } from '../data/operations'
import { useTakers } from '../data/takers'

const TEAM = 'team:'

interface Props {
  conversation: Conversation
  onClose: () => void
}

/** Hands a conversation on, with a word that only colleagues read. */
export function HandOverDialog({ conversation, onClose }: Props) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const { data } = useTakers()
  const form = useForm({
    initialValues: { to: '', note: '' },
    validate: { to: value => (value ? null : t('thread.handOverTo')) },
  })
  const people = (data?.people ?? []).filter(person => person.id !== me)
  const teams = data?.teams ?? []

  async function submit({ to, note }: typeof form.values) {
    const [holder, name] = holderOf(to, people, teams)
    try {
      await assign(conversation.id, holder, note)
      notify(t('thread.assigned', { name }))
      onClose()
    } catch (error) {
      complainIn(form)(error)
    }
  }

  return (
    <FormDialog
      title={t('thread.handOver')}
      action={t('thread.handOverDo')}
      busy={form.submitting}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <Select
        label={t('thread.handOverTo')}
        searchable
        data-autofocus
        data={[
          {
            group: t('thread.teams'),
            items: teams.map(team => ({ value: TEAM + team.id, label: team.name })),
          },
          {
            group: t('thread.people'),
            items: people.map(person => ({
              value: person.id,
              label: `${person.name} · ${t('thread.open', { count: person.open })}`,
            })),
          },
        ]}
        {...form.getInputProps('to')}
      />
      <Textarea
        label={t('thread.handOverNote')}
        description={t('thread.handOverHint')}
        autosize
        minRows={3}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}

function holderOf(to: string, people: PersonRef[], teams: PersonRef[]): [Holder, string] {
  const isTeam = to.startsWith(TEAM)
  const id = isTeam ? to.slice(TEAM.length) : to
  const name = (isTeam ? teams : people).find(one => one.id === id)?.name ?? ''
  return [isTeam ? { team: { id, name } } : { user: { id, name } }, name]
}
