import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { api } from '@/api/client'
import { Loading } from '@/ui/Loading'
import { Logo } from '@/ui/Logo'
import { AdminForm } from '../components/AdminForm'
import { FirstCompany } from '../components/FirstCompany'
import styles from '../house.module.css'

/** Where whoever starts an empty house becomes its admin and says whose house it is. */
export default function FirstPage() {
  const { t } = useTranslation('house')
  const [made, setMade] = useState(false)
  const house = useQuery({
    queryKey: ['first-admin'],
    queryFn: () => api.get<{ awaited: boolean }>('auth/first-admin/'),
  })
  const step = made ? 'company' : 'admin'
  return (
    <main className={styles.page}>
      <Logo size={40} />
      <p className={styles.count}>{t('first.count', { step: made ? 2 : 1 })}</p>
      <h1>{t(`first.${step}`)}</h1>
      <p>{t(`first.${step}Text`)}</p>
      {made ? (
        <FirstCompany />
      ) : (
        <Loading of={house}>
          {() =>
            house.data?.awaited ? (
              <AdminForm onMade={() => setMade(true)} />
            ) : (
              <Navigate to="/login" replace />
            )
          }
        </Loading>
      )}
    </main>
  )
}
