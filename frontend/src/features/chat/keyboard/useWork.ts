import type { SpotlightActionData } from '@mantine/spotlight'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation } from '@/api/types'
import { formatMoment } from '@/lib/format'
import { ANSWERING } from '@/lib/roles'
import { whenOf } from '@/lib/when'
import { notify } from '@/ui/notify'
import { composerCommands } from '../composer/commands'
import { answersFor } from '../data/canned'
import { useColleagues } from '../data/colleagues'
import { useLabels } from '../data/labels'
import { assign, setLabels, setPriority, undo } from '../data/operations'
import { snoozeIt } from '../thread/changeState'

const LEVELS = [4, 3, 2, 1, 0]
const MOST_ANSWERS = 20

/** Work on the open conversation by name: until when, who, how urgent, labels, ready answers. */
export function useWork(item: Conversation | undefined, query: string): SpotlightActionData[] {
  const { t } = useTranslation('chat')
  const people = useColleagues().data ?? []
  const labels = useLabels()
  if (item?.kind !== 'customer') return []
  const commands = composerCommands.get()
  return [
    ...snoozes(item, query, t),
    ...people
      .filter(({ id, role }) => id !== item.assignee?.id && ANSWERING.includes(role))
      .map(({ id, name }) => ({
        id: `assign ${id}`,
        label: `${t('thread.assign')}: ${name}`,
        onClick: () =>
          void assign(item.id, { user: { id, name } }).then(
            () =>
              notify(t('thread.assigned', { name }), {
                label: t('common:undo'),
                run: () => void undo(item.id, 'assigned').catch(complain),
              }),
            complain,
          ),
      })),
    ...LEVELS.filter(level => level !== item.priority).map(level => ({
      id: `priority ${level}`,
      label: `${t('filter.priority')}: ${t(`common:priority.${level}`)}`,
      onClick: () => void setPriority(item.id, level).catch(complain),
    })),
    ...labels.map(label => {
      const on = item.labels.includes(label)
      return {
        id: `label ${label}`,
        label: `${t(on ? 'bulk.removeLabel' : 'bulk.addLabel')}: ${label}`,
        onClick: () => {
          const next = on ? item.labels.filter(one => one !== label) : [...item.labels, label]
          void setLabels(item.id, next).catch(complain)
        },
      }
    }),
    ...answersFor('', commands?.answers ?? [])
      .slice(0, MOST_ANSWERS)
      .map(answer => ({
        id: `answer ${answer.id}`,
        label: `/${answer.shortcut}`,
        description: answer.text.slice(0, 90),
        onClick: () => commands?.answer(answer),
      })),
  ]
}

/** `posponer mañana 9`, or the time alone; what was understood is the line that is chosen. */
function snoozes(
  item: Conversation,
  query: string,
  t: ReturnType<typeof useTranslation>['t'],
): SpotlightActionData[] {
  const words = query.replace(/^(posponer|snooze)\s*/i, '')
  const when = whenOf(words || t('when.tomorrow.words'), new Date())
  if (!when) return []
  const at = 'at' in when ? formatMoment(when.at.toISOString()) : t('snooze.untilReply')
  return [
    {
      id: 'snooze',
      label: t('snooze.palette', { at }),
      keywords: [query, 'posponer', 'snooze'],
      onClick: () => snoozeIt(item, when, t),
    },
  ]
}
