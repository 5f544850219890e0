import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/EmptyState'
import { IconAt, IconCheck, IconMessages, IconSearch } from '@/ui/icons'
import type { TeamTab } from './items'

const ICONS = { all: IconMessages, unread: IconCheck, mentions: IconAt, people: IconMessages }

/** Why the list is empty, and the next step. */
export function NothingHere({ tab, q, onNew }: { tab: TeamTab; q: string; onNew: () => void }) {
  const { t } = useTranslation('chat')
  if (q) {
    return (
      <EmptyState icon={IconSearch} title={t('team.none.found')} text={t('team.none.foundText')} />
    )
  }
  return (
    <EmptyState
      icon={ICONS[tab]}
      title={t(`team.none.${tab}`)}
      text={t(`team.none.${tab}Text`)}
      action={tab === 'all' && <Button onClick={onNew}>{t('team.new')}</Button>}
    />
  )
}
