import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { currentLanguage } from '@/lib/i18n'
import { EmptyState } from '@/ui/EmptyState'
import { IconFile } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Door } from '../components/Door'
import { useConsentText, useWays } from '../data'
import styles from '../registration.module.css'

/** A text people agree to, of the day that is asked for or the one that holds now. */
export default function LegalPage() {
  const { t } = useTranslation('registration')
  const { purpose = '', version } = useParams()
  const ways = useWays(currentLanguage())
  const current = ways.data?.consents.find(each => each.purpose === purpose)
  const text = useConsentText(purpose, version ?? current?.version ?? '', currentLanguage())
  if (!version && ways.data && !current) {
    return (
      <Door title={t('legal.none')}>
        <EmptyState icon={IconFile} title={t('legal.none')} text={t('legal.noneText')} />
      </Door>
    )
  }
  return (
    <Door wide title={text.data?.title ?? t('legal.title')}>
      <Loading of={text} rows={6}>
        {() =>
          text.data && (
            <>
              <div className={styles.legal}>{text.data.body}</div>
              <p className={styles.small}>
                {t('legal.version', { version: text.data.version })}
                <br />
                SHA-256 {text.data.sha256}
              </p>
            </>
          )
        }
      </Loading>
    </Door>
  )
}
