import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import { useUser } from '@/api/session'
import type { Conversation, PanelItem, PanelSection } from '@/api/types'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { ANSWERING } from '@/lib/roles'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { Avatar } from '@/ui/Avatar'
import { ErrorState } from '@/ui/ErrorState'
import { Skeletons } from '@/ui/Skeletons'
import { StateChip } from '@/ui/StateChip'
import { toneOf } from '@/workflows/tone'
import { keys } from '../data/cache'
import { writeFirst } from '../first/opened'
import { nameOf } from '../list/ConversationRow'
import styles from './panel.module.css'

/** Who this is and how things stand with them, in the hub's own order. */
export function CustomerPanel({ conversation }: { conversation: Conversation }) {
  const { t, i18n } = useTranslation('chat')
  const { id, channel, customer } = conversation
  const answers = ANSWERING.includes(useUser().role)
  const name = nameOf(conversation, t('unnamed'))
  const panel = useQuery<PanelSection[]>({
    queryKey: [...keys.panel(id), i18n.language],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get(`conversations/${id}/panel/`, undefined, signal),
  })
  return (
    <aside className={styles.panel} aria-label={t('panel.name')}>
      <header>
        <Avatar name={name} size={56} />
        <h2>{name}</h2>
        {customer?.phone && (
          <a className="tabular" href={`tel:${customer.phone}`}>
            {customer.phone}
          </a>
        )}
        {channel && (
          <span className={styles.channel}>
            <ChannelGlyph kind={channel.kind} /> {channel.name}
          </span>
        )}
        {customer?.phone && answers && (
          <Button
            variant="default"
            size="xs"
            onClick={() => writeFirst({ name, phone: customer.phone ?? '', customer: customer.id })}
          >
            {t('first.from')}
          </Button>
        )}
      </header>
      {panel.isPending && <Skeletons rows={4} height={52} />}
      {panel.isError && (
        <ErrorState
          problem={panel.error instanceof ApiError ? panel.error : null}
          onRetry={() => void panel.refetch()}
        />
      )}
      {panel.data?.map(section => (
        <Section key={section.key} section={section} here={id} />
      ))}
    </aside>
  )
}

function Section({ section, here }: { section: PanelSection; here: string }) {
  const { t } = useTranslation('chat')
  const items = section.items.filter(item => item.link !== `/inbox/${here}`)
  const title = t(`panel.section.${section.key}`, { defaultValue: section.title })
  return (
    <details className={styles.section} data-key={section.key} open>
      <summary>{title}</summary>
      {items.length === 0 ? (
        <p>{t('panel.empty')}</p>
      ) : (
        <dl>
          {items.map((item, at) => (
            <Item
              key={item.at ?? at}
              item={item}
              again={item.label !== '' && items[at - 1]?.label === item.label}
            />
          ))}
        </dl>
      )}
    </details>
  )
}

/** `again` when the row above has the same label, which then is not said twice. */
function Item({ item, again }: { item: PanelItem; again: boolean }) {
  const { t } = useTranslation('chat')
  const value =
    item.value !== null && typeof item.value === 'object' ? (
      <Amount value={item.value} />
    ) : (
      talkOf(item, t('panel.open'))
    )
  return (
    <div data-again={again || undefined} data-saying={item.at ? true : undefined}>
      <dt className={again ? 'visually-hidden' : undefined}>
        {item.at ? (
          <Age at={item.at} />
        ) : (
          t(`panel.label.${item.label}`, { defaultValue: item.label })
        )}
      </dt>
      <dd>
        {item.link?.startsWith('/') ? (
          <Link to={item.link}>{value}</Link>
        ) : (
          <span className={styles.value}>{value || t('panel.wordless')}</span>
        )}
        {item.state && (
          <StateChip tone={toneOf(item.state)}>
            {t(`workState.${item.state}`, { defaultValue: item.state })}
          </StateChip>
        )}
      </dd>
    </div>
  )
}

/** Another conversation shows where it leads: a number or a name, not the kind of its channel. */
function talkOf({ link, value }: PanelItem, open: string): string {
  return link?.startsWith('/inbox/') && !/[\d@]/.test(String(value)) ? open : String(value ?? '')
}
