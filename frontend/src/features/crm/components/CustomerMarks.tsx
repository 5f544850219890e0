import { useTranslation } from 'react-i18next'
import { useWords } from '@/api/words'
import { StateChip } from '@/ui/StateChip'
import type { Customer } from '../data'

interface Props {
  customer: Customer
  /** Without the labels, where room is short. */
  brief?: boolean
}

/** How somebody stands with the house, in its own words. */
export function CustomerMarks({ customer, brief }: Props) {
  const { t } = useTranslation('crm')
  const categories = useWords('category')
  const statuses = useWords('status')
  const { category, status, has_portal, kind, labels } = customer
  return (
    <>
      {!brief && labels.map(label => <StateChip key={label}>{label}</StateChip>)}
      {kind === 'company' && <StateChip>{t('kind.company')}</StateChip>}
      {has_portal && <StateChip>{t('portal')}</StateChip>}
      <StateChip tone={categories.tone(category)}>{categories.text(category)}</StateChip>
      <StateChip tone={statuses.tone(status)}>{statuses.text(status)}</StateChip>
    </>
  )
}
