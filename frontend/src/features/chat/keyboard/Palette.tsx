import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { switchLanguage } from '@/api/language'
import { queryClient } from '@/api/query'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { IconSearch } from '@/ui/icons'
import { toggleScheme } from '@/ui/scheme'
import { composerCommands } from '../composer/commands'
import { knownConversation } from '../data/cache'
import { nameOf } from '../list/ConversationRow'
import { changeState } from '../thread/changeState'
import { lastWords, previewOf } from '../thread/preview'
import { takeIt } from '../thread/takeIt'
import styles from './keyboard.module.css'

const [store, spotlight] = createSpotlight()

/** Everything by name: conversations, what can be done here, where to go. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('chat')
  useEffect(() => spotlight.open(), [])
  const here = useHere()
  const talks = useTalks()
  const places = usePlaces()
  return (
    <Spotlight
      store={store}
      actions={[
        { group: t('palette.here'), actions: here },
        { group: t('palette.go'), actions: places },
        { group: t('palette.talks'), actions: talks },
      ]}
      shortcut={null}
      limit={12}
      highlightQuery
      scrollable
      maxHeight={420}
      overlayProps={{ blur: 0, color: 'var(--veil)', backgroundOpacity: 1 }}
      radius={14}
      classNames={{
        content: styles.palette,
        search: styles.search,
        action: styles.action,
        actionsGroup: styles.group,
      }}
      nothingFound={t('palette.nothing')}
      onSpotlightClose={onClose}
      searchProps={{ leftSection: <IconSearch size={18} />, placeholder: t('palette.search') }}
    />
  )
}

function useHere(): SpotlightActionData[] {
  const { t } = useTranslation('chat')
  const { id } = useParams()
  const me = useUser()
  const item = id ? knownConversation(id) : undefined
  if (item?.kind !== 'customer') return []
  const commands = composerCommands.get()
  return [
    ...(commands?.actions ?? []).map(action => ({
      id: `action ${action.key}`,
      label: action.label,
      description: `/${action.slash}`,
      onClick: () => commands?.action(action.key),
    })),
    ...(item.assignee?.id === me.id
      ? []
      : [
          {
            id: 'claim',
            label: t('thread.claim'),
            onClick: () => void takeIt(item.id, me, t),
          },
        ]),
    ...(['resolved', 'pending', 'open'] as const)
      .filter(state => state !== item.state)
      .map(state => ({
        id: `state ${state}`,
        label: t(`thread.to.${state}`),
        onClick: () => changeState(item, state, t),
      })),
    { id: 'note', label: t('composer.note'), onClick: () => commands?.note() },
    { id: 'reply', label: t('composer.reply'), onClick: () => commands?.reply() },
  ]
}

function useTalks(): SpotlightActionData[] {
  const { t } = useTranslation('chat')
  const navigate = useNavigate()
  return useMemo(
    () =>
      queryClient
        .getQueriesData<Conversation>({ queryKey: ['conversation'] })
        .flatMap(([, item]) => item ?? [])
        .map(item => ({
          id: item.id,
          label: nameOf(item, t('unnamed')),
          description: item.last_message ? previewOf(lastWords(item.last_message), t) : undefined,
          leftSection: item.channel ? <ChannelGlyph kind={item.channel.kind} /> : undefined,
          onClick: () => navigate(`${item.kind === 'customer' ? '/inbox' : '/team'}/${item.id}`),
        })),
    [navigate, t],
  )
}

function usePlaces(): SpotlightActionData[] {
  const { t } = useTranslation('chat')
  const navigate = useNavigate()
  const views = (['mine', 'unassigned', 'all'] as const).map(view => ({
    id: `view ${view}`,
    label: `${t('nav.inbox')}: ${t(`view.${view}`)}`,
    onClick: () => navigate(`/inbox?view=${view}`),
  }))
  return [
    ...views,
    { id: 'team', label: t('nav.team'), onClick: () => navigate('/team') },
    { id: 'scheme', label: t('palette.scheme'), onClick: toggleScheme },
    {
      id: 'language',
      label: t('common:shell.language'),
      keywords: ['idioma', 'language', 'español', 'inglés', 'spanish', 'english'],
      onClick: () => void switchLanguage(),
    },
  ]
}
