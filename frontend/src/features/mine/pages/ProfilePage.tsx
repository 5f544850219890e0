import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { complain } from '@/api/complain'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { EmailForm } from '../components/EmailForm'
import { NameForm } from '../components/NameForm'
import { PhoneForm } from '../components/PhoneForm'
import { useConfirmEmail, useProfile } from '../data'
import styles from '../mine.module.css'

/** What the house knows of the customer; also where the link of a new e-mail leads. */
export default function ProfilePage() {
  const { t } = useTranslation('mine')
  const profile = useProfile()
  useConfirmation()
  return (
    <div className={styles.page}>
      <h1>{t('profile.title')}</h1>
      <Loading of={profile}>
        {() =>
          profile.data && (
            <>
              <NameForm profile={profile.data} />
              <EmailForm profile={profile.data} />
              <PhoneForm profile={profile.data} />
            </>
          )
        }
      </Loading>
    </div>
  )
}

/** Takes the code of the address once, and clears it away. */
function useConfirmation() {
  const { t } = useTranslation('mine')
  const [params, setParams] = useSearchParams()
  const token = params.get('email')
  const { mutate } = useConfirmEmail()
  const taken = useRef('')
  useEffect(() => {
    if (!token || taken.current === token) return
    taken.current = token
    setParams({}, { replace: true })
    mutate(token, { onSuccess: () => notify(t('profile.emailDone')), onError: complain })
  }, [token, mutate, setParams, t])
}
