import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { EmptyState } from '@/ui/EmptyState'
import { IconMessages, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { ChannelState } from '../components/ChannelState'
import { type Channel, useChannels } from '../data'
import { missingStep } from '../setup/steps'

export default function ChannelsPage() {
  const { t } = useTranslation('channels')
  const channels = useChannels()
  const rows = rowsOf(channels.data)
  const add = (
    <Button component={Link} to="/settings/channels/new" leftSection={<IconPlus size={16} />}>
      {t('add')}
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={add}>
      <Loading of={channels}>
        {() =>
          rows.every(row => row.kind === 'web') ? (
            <EmptyState icon={IconMessages} title={t('empty')} text={t('emptyText')} action={add} />
          ) : (
            <Rows>
              {rows.map(channel => (
                <ChannelRow key={channel.id} channel={channel} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={channels} />
    </Page>
  )
}

function ChannelRow({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const missing = missingStep(channel)
  return (
    <Row
      lead={<ChannelGlyph kind={channel.kind} size={24} />}
      name={<Link to={`/settings/channels/${channel.id}`}>{channel.name}</Link>}
      note={t(`kindName.${channel.kind}`)}
      faded={channel.state !== 'active'}
    >
      {missing && (
        <>
          <StateChip tone="warn">{t('setup.missing', { step: t(`setup.${missing}`) })}</StateChip>
          <Button
            component={Link}
            to={`/settings/channels/${channel.id}/setup`}
            variant="default"
            aria-label={`${t('setup.resume')}: ${channel.name}`}
          >
            {t('setup.resume')}
          </Button>
        </>
      )}
      <ChannelState channel={channel} />
    </Row>
  )
}
