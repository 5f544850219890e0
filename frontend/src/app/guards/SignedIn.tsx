import { Navigate, Outlet, useLocation } from 'react-router'
import { refresh, useSession } from '@/api/session'
import { homeOf, isStaff } from '@/lib/roles'
import { ErrorState } from '@/ui/ErrorState'
import { Starting } from '../Starting'

/** Lets a session of this area through; everybody else goes where they belong. */
export function SignedIn({ area }: { area: 'staff' | 'portal' }) {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (session.state === 'starting') return <Starting />
  if (session.state === 'unreachable') {
    return (
      <ErrorState
        problem={{ offline: true, message: '' }}
        onRetry={() => void refresh().catch(() => {})}
      />
    )
  }
  if (session.state === 'out') {
    return <Navigate to={`/login?next=${encodeURIComponent(pathname + search)}`} replace />
  }
  if (isStaff(session.user.role) !== (area === 'staff')) {
    return <Navigate to={homeOf(session.user.role)} replace />
  }
  return <Outlet />
}
