import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { currentLanguage } from '@/lib/i18n'
import { EmptyState } from '@/ui/EmptyState'
import { IconUser } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { ConsentsSection } from '../components/ConsentsSection'
import { DocumentSection } from '../components/DocumentSection'
import { EmailSection } from '../components/EmailSection'
import { useMyRegistration, useWays } from '../data'

/** What one registered with, what of it is verified, and what one agreed to. */
export default function IdentityPage() {
  const { t } = useTranslation('registration')
  const mine = useMyRegistration()
  const ways = useWays(currentLanguage())
  if (mine.error instanceof ApiError && mine.error.status === 404) {
    return (
      <Page back="/portal/account" title={t('identity.title')}>
        <EmptyState icon={IconUser} title={t('identity.none')} text={t('identity.noneText')} />
        {ways.data && <ConsentsSection texts={ways.data.consents} />}
      </Page>
    )
  }
  return (
    <Page back="/portal/account" title={t('identity.title')} text={t('identity.text')}>
      <Loading of={mine}>
        {() =>
          mine.data && (
            <>
              {ways.data && <DocumentSection mine={mine.data} ways={ways.data} />}
              <EmailSection mine={mine.data} mail={ways.data?.mail ?? true} />
            </>
          )
        }
      </Loading>
      {ways.data && <ConsentsSection texts={ways.data.consents} />}
    </Page>
  )
}
