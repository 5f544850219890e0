import type { PublicFeature } from '@/lib/feature'

const registration: PublicFeature = {
  routes: [
    { path: '/register', load: () => import('./pages/RegisterPage') },
    { path: '/forgot', load: () => import('./pages/ForgotPage') },
    { path: '/reset/:token?', load: () => import('./pages/ResetPage') },
    { path: '/verify/:token?', load: () => import('./pages/VerifyPage') },
    { path: '/legal/:purpose/:version?', load: () => import('./pages/LegalPage') },
  ],
}

export default registration
