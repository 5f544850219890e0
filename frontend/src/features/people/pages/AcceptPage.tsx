import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useParams } from 'react-router'
import { ApiError } from '@/api/errors'
import { useHouse } from '@/api/house'
import { askOpenly, useSession } from '@/api/session'
import { homeOf } from '@/lib/roles'
import { EmptyState } from '@/ui/EmptyState'
import { IconMail } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Logo } from '@/ui/Logo'
import { AcceptForm } from '../components/AcceptForm'
import { JoinForm } from '../components/JoinForm'
import own from '../people.module.css'
import type { Opened } from '../types'

/** Where the link of an invitation leads: an account is made, or the one somebody has joins. */
export default function AcceptPage() {
  const { token = '' } = useParams()
  const session = useSession()
  const house = useHouse()
  const [entered, setEntered] = useState(false)
  const opened = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => askOpenly<Opened>('invitations/open/', { token }),
    retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status < 500),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (session.state === 'in' && entered) {
    return <Navigate to={homeOf(session.user.role)} replace />
  }
  const over = opened.error instanceof ApiError && [404, 422].includes(opened.error.status)
  return (
    <div className={own.door}>
      <main className={own.card}>
        <div className={own.brand}>
          <Logo size={28} src={house.logo} />
          {house.name}
        </div>
        {over ? (
          <Over />
        ) : (
          <Loading of={opened} rows={3}>
            {() =>
              opened.data &&
              (session.state === 'in' ? (
                <JoinForm token={token} opened={opened.data} user={session.user} />
              ) : (
                <AcceptForm token={token} opened={opened.data} onEntered={() => setEntered(true)} />
              ))
            }
          </Loading>
        )}
      </main>
    </div>
  )
}

function Over() {
  const { t } = useTranslation('people')
  return (
    <EmptyState
      icon={IconMail}
      title={t('accept.over')}
      text={t('accept.overText')}
      action={
        <Button component={Link} to="/login" variant="default">
          {t('accept.login')}
        </Button>
      }
    />
  )
}
