import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { lineOf } from '@/realtime/client'
import { RealtimeProvider } from '@/realtime/RealtimeProvider'
import { LiveRegion } from '@/ui/live'
import { features } from '../areas/staff'
import { PageError } from '../PageError'
import { Starting } from '../Starting'
import { Backgrounds } from './Backgrounds'
import { Banners } from './Banners'
import { ConnectionBanner } from './ConnectionBanner'
import { Docks } from './Docks'
import { Rail } from './Rail'
import styles from './shell.module.css'

export function StaffShell() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return (
    <RealtimeProvider line={lineOf}>
      <div className={styles.staff}>
        <a className={styles.skip} href="#main">
          {t('shell.skip')}
        </a>
        <Rail />
        <div className={styles.stage}>
          <ConnectionBanner />
          <Banners />
          <main id="main" className={styles.main} tabIndex={-1}>
            <PageError address={pathname}>
              <Suspense fallback={<Starting />}>
                <Outlet />
              </Suspense>
            </PageError>
          </main>
        </div>
        <Docks />
        <Backgrounds features={features} />
        <LiveRegion />
      </div>
    </RealtimeProvider>
  )
}
