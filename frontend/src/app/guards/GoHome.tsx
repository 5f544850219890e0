import { Navigate } from 'react-router'
import { useSession } from '@/api/session'
import { homeOf } from '@/lib/roles'
import { Starting } from '../Starting'

export function GoHome() {
  const session = useSession()
  if (session.state === 'starting') return <Starting />
  return <Navigate to={session.state === 'in' ? homeOf(session.user.role) : '/login'} replace />
}
