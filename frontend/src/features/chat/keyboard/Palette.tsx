import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight'
import '@mantine/spotlight/styles.layer.css'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { switchLanguage } from '@/api/language'
import { queryClient } from '@/api/query'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { COUNTER, type Role } from '@/lib/roles'
import { IconSearch } from '@/ui/icons'
import { toggleScheme } from '@/ui/scheme'
import { composerCommands } from '../composer/commands'
import { knownConversation } from '../data/cache'
import { useColleagues } from '../data/colleagues'
import { useViews } from '../data/desk'
import { useDocuments } from '../data/documents'
import { filtersOf, isStaff } from '../data/filters'
import { openDirect } from '../data/operations'
import { SHORTEST } from '../data/search'
import { nameOf } from '../list/ConversationRow'
import { paramsOf } from '../list/useFilters'
import { changeState } from '../thread/changeState'
import { PageIcon } from '../thread/content/LinkCard'
import { lastWords, previewOf } from '../thread/preview'
import { takeIt } from '../thread/takeIt'
import styles from './keyboard.module.css'
import { useWork } from './useWork'

const [store, spotlight] = createSpotlight()

/** Everything by name: conversations, what can be done here, where to go. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('chat')
  useEffect(() => spotlight.open(), [])
  const { id } = useParams()
  const here = useHere()
  const talks = useTalks()
  const places = usePlaces()
  const people = usePeople()
  const [query, setQuery] = useState('')
  const work = useWork(id ? knownConversation(id) : undefined, query.trim())
  const everywhere = useEverywhere(query.trim())
  const documents = useNumbered(query.trim())
  return (
    <Spotlight
      store={store}
      actions={[
        { group: t('palette.here'), actions: [...here, ...work] },
        { group: t('palette.go'), actions: places },
        { group: t('palette.talks'), actions: talks },
        { group: t('palette.people'), actions: people },
        { group: t('search.documents'), actions: documents },
        { group: t('search.messages'), actions: everywhere },
      ]}
      query={query}
      onQueryChange={setQuery}
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
          onClick: () => navigate(`${isStaff(item) ? '/team' : '/inbox'}/${item.id}`),
        })),
    [navigate, t],
  )
}

/** Colleagues by name: one goes straight to the conversation with them. */
function usePeople(): SpotlightActionData[] {
  const navigate = useNavigate()
  const { id: me } = useUser()
  const { t } = useTranslation('chat')
  const people = useColleagues().data ?? []
  return people
    .filter(person => person.id !== me)
    .map(person => ({
      id: `person ${person.id}`,
      label: person.name,
      description: t(`common:role.${person.role}`),
      onClick: () =>
        void openDirect(person.id).then(talk => navigate(`/team/${talk.id}`), complain),
    }))
}

/** The words typed, looked for in every message. */
function useEverywhere(q: string): SpotlightActionData[] {
  const navigate = useNavigate()
  const { t } = useTranslation('chat')
  if (q.length < SHORTEST) return []
  return [
    {
      id: 'everywhere',
      label: t('search.seeAll', { q }),
      leftSection: <IconSearch size={18} color="var(--text-dim)" />,
      onClick: () => navigate(`/search?q=${encodeURIComponent(q)}`),
    },
  ]
}

/** Documents of the number typed; found however it was written, so what was typed stays with it. */
function useNumbered(q: string): SpotlightActionData[] {
  const navigate = useNavigate()
  return useDocuments(q).map(({ kind, title, subtitle, path }) => ({
    id: path,
    label: title,
    description: subtitle,
    keywords: [q],
    leftSection: <PageIcon kind={kind} />,
    onClick: () => navigate(path),
  }))
}

/** Pages of this and of other features; their names stand in our own texts. */
const PAGES: { to: string; label: string; roles?: readonly Role[] }[] = [
  { to: '/customers', label: 'palette.page.customers', roles: COUNTER },
  { to: '/settings', label: 'palette.page.settings' },
  { to: '/settings/answers', label: 'canned.title', roles: COUNTER },
  { to: '/settings/desk', label: 'desk.title', roles: COUNTER },
  { to: '/settings/channels', label: 'palette.page.channels', roles: ['admin'] },
  { to: '/settings/people', label: 'palette.page.people', roles: ['admin'] },
  { to: '/settings/bots', label: 'palette.page.bots', roles: ['admin'] },
  { to: '/account', label: 'palette.page.account' },
]

function usePlaces(): SpotlightActionData[] {
  const { t } = useTranslation('chat')
  const { role } = useUser()
  const navigate = useNavigate()
  const views = (['mine', 'unassigned', 'all'] as const).map(view => ({
    id: `view ${view}`,
    label: `${t('nav.inbox')}: ${t(`view.${view}`)}`,
    onClick: () => navigate(`/inbox?view=${view}`),
  }))
  const saved = useViews().map(view => ({
    id: `saved ${view.id}`,
    label: `${t('nav.inbox')}: ${view.name}`,
    onClick: () => navigate(`/inbox?${paramsOf({ ...filtersOf(view.query), saved: view.id })}`),
  }))
  const settings = PAGES.filter(({ roles }) => !roles || roles.includes(role)).map(
    ({ to, label }) => ({ id: `page ${to}`, label: t(label), onClick: () => navigate(to) }),
  )
  return [
    ...views,
    ...saved,
    ...settings,
    { id: 'team', label: t('nav.team'), onClick: () => navigate('/team') },
    { id: 'search', label: t('search.everywhere'), onClick: () => navigate('/search') },
    { id: 'scheme', label: t('palette.scheme'), onClick: toggleScheme },
    {
      id: 'language',
      label: t('common:shell.language'),
      keywords: ['idioma', 'language', 'español', 'inglés', 'spanish', 'english'],
      onClick: () => void switchLanguage(),
    },
  ]
}
