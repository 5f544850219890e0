import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ApiError } from '@/api/errors'
import { logout, signOutHere } from '@/api/session'
import type { User } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { homeOf } from '@/lib/roles'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import { useJoin } from '../data'
import own from '../people.module.css'
import type { Opened } from '../types'

interface Props {
  token: string
  opened: Opened
  user: User
}

/** Somebody who is signed in takes the place as who they are, or says that it is not theirs. */
export function JoinForm({ token, opened, user }: Props) {
  const { t } = useTranslation('people')
  const navigate = useNavigate()
  const join = useJoin()
  const [leaving, setLeaving] = useState(false)

  function done({ role, signed_out }: { role: User['role']; signed_out: boolean }) {
    if (signed_out) {
      signOutHere()
      notify(t('join.again'))
    } else notify(t('join.done'))
    void navigate(signed_out ? '/login' : homeOf(role), { replace: true })
  }

  const refused = join.error instanceof ApiError ? join.error : null
  return (
    <div className={styles.form}>
      <h1>{t('join.title', { name: user.name })}</h1>
      <p className={styles.words}>
        {opened.invited_by ? t('join.text', { by: opened.invited_by }) : t('join.plain')}{' '}
        {t(opened.role === 'customer' ? 'join.seen' : 'join.work', {
          role: t(`common:role.${opened.role}`),
        })}
      </p>
      {refused && (
        <p role="alert" className={own.refused}>
          {refused.code === 'already_here' ? t('join.already') : errorText(refused)}
        </p>
      )}
      <Button
        size="md"
        loading={join.isPending}
        onClick={() => join.mutate(token, { onSuccess: done })}
      >
        {t('join.go')}
      </Button>
      <Button
        size="md"
        variant="default"
        loading={leaving}
        onClick={() => {
          setLeaving(true)
          void logout().finally(() => setLeaving(false))
        }}
      >
        {t('join.other')}
      </Button>
    </div>
  )
}
