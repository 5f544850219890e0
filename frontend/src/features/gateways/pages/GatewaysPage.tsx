import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/ui/EmptyState'
import { IconCard } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { GatewaySection } from '../components/GatewaySection'
import { useGateways } from '../data'

/** Who charges cards for us, and whether it works. */
export default function GatewaysPage() {
  const { t } = useTranslation('gateways')
  const gateways = useGateways()
  return (
    <Page title={t('nav.gateways')} text={t('text')}>
      <Loading of={gateways}>
        {() =>
          gateways.data?.length ? (
            gateways.data.map(each => <GatewaySection key={each.name} gateway={each} />)
          ) : (
            <EmptyState icon={IconCard} title={t('none')} text={t('noneText')} />
          )
        }
      </Loading>
    </Page>
  )
}
