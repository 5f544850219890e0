import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { rowsOf } from '@/api/pages'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconBot, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { BotForm } from '../components/BotForm'
import { Tabs } from '../components/Tabs'
import { type Bot, isHook, useBots } from '../data'

export default function BotsPage() {
  const { t } = useTranslation('bots')
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const bots = useBots()
  const rows = rowsOf(bots.data)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('bot.add')}
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={rows.length > 0 && add}>
      <Tabs />
      <Loading of={bots}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconBot}
              title={t('bot.empty')}
              text={t('bot.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(bot => (
                <BotRow key={bot.id} bot={bot} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={bots} />
      {adding && (
        <BotForm
          onClose={made => (made ? navigate(`/settings/bots/${made.id}`) : setAdding(false))}
        />
      )}
    </Page>
  )
}

function BotRow({ bot }: { bot: Bot }) {
  const { t } = useTranslation('bots')
  return (
    <Row
      lead={<Avatar name={bot.name} />}
      name={<Link to={`/settings/bots/${bot.id}`}>{bot.name}</Link>}
      note={isHook(bot) ? t('bot.hookHint') : `@${bot.username}`}
      faded={!bot.is_active}
    >
      {isHook(bot) && <StateChip>{t('bot.hook')}</StateChip>}
      {!bot.is_active && <StateChip tone="bad">{t('bot.off')}</StateChip>}
    </Row>
  )
}
