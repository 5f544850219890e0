import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/EmptyState'
import { IconInbox } from '@/ui/icons'

export default function InboxPage() {
  const { t } = useTranslation('chat')
  return <EmptyState icon={IconInbox} title={t('empty.title')} text={t('empty.text')} />
}
