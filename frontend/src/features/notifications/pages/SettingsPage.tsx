import { useTranslation } from 'react-i18next'
import { useAlertSettings } from '@/alerts/settings'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { DeviceSection } from '../components/DeviceSection'
import { QuietSection } from '../components/QuietSection'
import { TelegramSection } from '../components/TelegramSection'
import { WaysSection } from '../components/WaysSection'

export default function SettingsPage() {
  const { t } = useTranslation('notifications')
  const settings = useAlertSettings()
  return (
    <Page title={t('page.title')} text={t('page.text')}>
      <Loading of={settings}>
        {() =>
          settings.data && (
            <>
              <WaysSection settings={settings.data} />
              <TelegramSection settings={settings.data} />
              <QuietSection settings={settings.data} />
            </>
          )
        }
      </Loading>
      <DeviceSection />
    </Page>
  )
}
