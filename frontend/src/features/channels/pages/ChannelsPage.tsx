import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { rowsOf } from '@/api/pages'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { EmptyState } from '@/ui/EmptyState'
import { IconMessages, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { ChannelForm } from '../components/ChannelForm'
import { ChannelState } from '../components/ChannelState'
import { type Channel, useChannels } from '../data'

export default function ChannelsPage() {
  const { t } = useTranslation('channels')
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const channels = useChannels()
  const rows = rowsOf(channels.data)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
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
      {adding && (
        <ChannelForm
          channel={null}
          onClose={saved => (saved ? navigate(`/settings/channels/${saved.id}`) : setAdding(false))}
        />
      )}
    </Page>
  )
}

function ChannelRow({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  return (
    <Row
      lead={<ChannelGlyph kind={channel.kind} size={24} />}
      name={<Link to={`/settings/channels/${channel.id}`}>{channel.name}</Link>}
      note={t(`kindName.${channel.kind}`)}
      faded={channel.state !== 'active'}
    >
      <ChannelState channel={channel} />
    </Row>
  )
}
