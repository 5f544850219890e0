import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ApiError } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { Door } from '../components/Door'
import { useConfirmEmail } from '../data'
import styles from '../registration.module.css'
import { useAddressSecret } from '../secret'

/** Asks for one press: mail programs open links by themselves, and would use this one up. */
export default function VerifyPage() {
  const { t } = useTranslation('registration')
  const token = useAddressSecret('verify')
  const confirm = useConfirmEmail()
  const { error } = confirm
  if (confirm.isSuccess) {
    return (
      <Door title={t('verify.done')} text={t('verify.doneText', { email: confirm.data.email })}>
        <Onward />
      </Door>
    )
  }
  if (!token || (error instanceof ApiError && error.code === 'link_over')) {
    return (
      <Door title={t('verify.over')} text={t('verify.overText')}>
        <Onward />
      </Door>
    )
  }
  return (
    <Door title={t('verify.title')} text={t('verify.text')}>
      {error && (
        <p role="alert" className={styles.wrong}>
          {errorText(error instanceof ApiError ? error : { code: 'internal', message: '' })}
        </p>
      )}
      <Button size="md" loading={confirm.isPending} onClick={() => confirm.mutate(token)}>
        {t('verify.submit')}
      </Button>
    </Door>
  )
}

function Onward() {
  const { t } = useTranslation('registration')
  return (
    <Button component={Link} to="/" size="md" variant="default">
      {t('verify.onward')}
    </Button>
  )
}
