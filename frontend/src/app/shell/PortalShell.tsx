import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation } from 'react-router'
import { useHouse } from '@/api/house'
import { switchLanguage } from '@/api/language'
import { logout } from '@/api/session'
import { RealtimeProvider } from '@/realtime/RealtimeProvider'
import { IconButton } from '@/ui/IconButton'
import { IconLanguage, IconLogOut, IconMoon, IconSun } from '@/ui/icons'
import { Logo } from '@/ui/Logo'
import { LiveRegion } from '@/ui/live'
import { toggleScheme, useScheme } from '@/ui/scheme'
import { features } from '../areas/portal'
import { PageError } from '../PageError'
import { Starting } from '../Starting'
import { Backgrounds } from './Backgrounds'
import { ConnectionBanner } from './ConnectionBanner'
import { PortalNav } from './PortalNav'
import styles from './shell.module.css'

const lineOf = async (user: string) => (await import('@/realtime/client')).lineOf(user)

/** One column for one thumb: a slim head, the page, the entries at the bottom. */
export function PortalShell() {
  const { t } = useTranslation()
  const house = useHouse()
  const { pathname } = useLocation()
  const dark = useScheme() === 'dark'
  return (
    <RealtimeProvider line={lineOf}>
      <div className={styles.portal}>
        <header className={styles.portalHead}>
          <Link to="/portal" className={styles.brand}>
            <Logo src={house.logo} />
            <span>{house.name}</span>
          </Link>
          <IconButton
            label={t('shell.language')}
            icon={IconLanguage}
            onClick={() => void switchLanguage()}
          />
          <IconButton
            label={dark ? t('shell.light') : t('shell.dark')}
            icon={dark ? IconSun : IconMoon}
            onClick={toggleScheme}
          />
          <IconButton
            label={t('shell.logout')}
            icon={IconLogOut}
            onClick={() => void logout().catch(() => {})}
          />
        </header>
        <ConnectionBanner />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
        <main id="main" className={styles.portalMain} tabIndex={0}>
          <PageError address={pathname}>
            <Suspense fallback={<Starting />}>
              <Outlet />
            </Suspense>
          </PageError>
        </main>
        <PortalNav />
        <Backgrounds features={features} />
        <LiveRegion />
      </div>
    </RealtimeProvider>
  )
}
