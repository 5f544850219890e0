import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { RechargeForm } from '../components/RechargeForm'
import styles from '../portal.module.css'

export default function RechargePage() {
  const { t } = useTranslation('portal')
  const { id = '' } = useParams()
  return (
    <div className={styles.page}>
      <h1>{t('recharge.title')}</h1>
      <RechargeForm communication={id} />
    </div>
  )
}
