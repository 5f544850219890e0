import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconCheck } from '@/ui/icons'
import { Frame } from '../components/Frame'
import styles from '../links.module.css'

const WAY_BACK = 'mostrador.pay-link'

/** A gateway leads back here, to an address without a key: this tab knows which link it was. */
export default function BackPage() {
  const { t } = useTranslation('links')
  const token = remembered()
  if (token) return <Navigate to={`/p/${token}/`} replace />
  return (
    <Frame>
      <div className={styles.sheet}>
        <EmptyState icon={IconCheck} title={t('back.title')} text={t('back.text')} />
      </div>
    </Frame>
  )
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(WAY_BACK)
  } catch {
    return null
  }
}
