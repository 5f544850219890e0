import { useTranslation } from 'react-i18next'
import { StateChip } from '@/ui/StateChip'
import type { Customer } from '../data'

export function CustomerMarks({ customer }: { customer: Customer }) {
  const { t } = useTranslation('crm')
  const { category, status, has_portal } = customer
  return (
    <>
      {has_portal && <StateChip>{t('portal')}</StateChip>}
      {category && (
        <StateChip tone={category === 'vip' ? 'primary' : 'plain'}>
          {t(`categories.${category}`)}
        </StateChip>
      )}
      <StateChip tone={status === 'active' ? 'ok' : 'plain'}>{t(`statuses.${status}`)}</StateChip>
    </>
  )
}
