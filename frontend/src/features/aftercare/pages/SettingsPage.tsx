import { useTranslation } from 'react-i18next'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { AskForm } from '../components/AskForm'
import { Rates } from '../components/Rates'
import { useAfterSettings } from '../data'

/** What work costs, and how the house follows up. */
export default function SettingsPage() {
  const { t } = useTranslation('aftercare')
  const settings = useAfterSettings()
  return (
    <Page title={t('settings.title')} text={t('settings.text')}>
      <Rates />
      <Loading of={settings} rows={3}>
        {() => settings.data && <AskForm settings={settings.data} />}
      </Loading>
    </Page>
  )
}
