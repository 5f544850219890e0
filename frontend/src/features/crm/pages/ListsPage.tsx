import { useTranslation } from 'react-i18next'
import { Page } from '@/ui/Page'
import { FieldsSection } from '../components/FieldsSection'
import { WordsSection } from '../components/WordsSection'

/** What customers are described with: the house's words and its own fields. */
export default function ListsPage() {
  const { t } = useTranslation('crm')
  return (
    <Page wide title={t('lists.title')} text={t('lists.text')}>
      <WordsSection name="category" />
      <WordsSection name="status" />
      <FieldsSection />
    </Page>
  )
}
