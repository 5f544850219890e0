import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { EmptyState } from '@/ui/EmptyState'
import { IconChecks } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import { useParked } from '../log/data'
import { EventRow } from '../log/EventRow'

/** What could not be understood on any channel, waiting for a person or a fix. */
export default function ParkedPage() {
  const { t } = useTranslation('channels')
  const events = useParked()
  const rows = rowsOf(events.data)
  return (
    <Page
      wide
      title={t('parked.title')}
      text={t('parked.text')}
      back="/tray?whose=all"
      backLabel={t('parked.tray')}
    >
      <Loading of={events}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconChecks} title={t('parked.empty')} text={t('parked.emptyText')} />
          ) : (
            <Rows>
              {rows.map(event => (
                <EventRow
                  key={event.id}
                  event={event}
                  lead={
                    <Link
                      to={`/settings/channels/${event.channel.id}`}
                      aria-label={event.channel.name}
                      title={event.channel.name}
                    >
                      <ChannelGlyph kind={event.channel.kind} size={22} />
                    </Link>
                  }
                />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={events} />
    </Page>
  )
}
