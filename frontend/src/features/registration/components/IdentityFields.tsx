import { Button, Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { ApiError, fieldErrors } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { IconSearch } from '@/ui/icons'
import { type DocumentType, type Identity, useLookup, type Ways } from '../data'
import styles from '../registration.module.css'

interface Props<T extends Identity> {
  form: UseFormReturnType<T>
  ways: Ways
}

/** Document and name; the name is looked up where somebody knows it, and always typed by hand. */
export function IdentityFields<T extends Identity>({ form, ways }: Props<T>) {
  const { t } = useTranslation('registration')
  const { document_type, document_number } = form.getValues() as Identity
  const type = ways.document_types.find(each => each.key === document_type)
  const lookup = useLookup()
  const forget = () => lookup.reset()

  function ask() {
    lookup.mutate(
      { document_type, document_number },
      { onError: error => form.setErrors(fieldErrors(error, 'registration:field')) },
    )
  }

  return (
    <>
      <div className={styles.number}>
        <Select
          label={t('form.type')}
          data={ways.document_types.map(each => each.key)}
          {...form.getInputProps('document_type')}
          onChange={value => {
            forget()
            form.setFieldValue('document_type', value as DocumentType as never)
          }}
        />
        <TextInput
          label={t('form.number')}
          inputMode="numeric"
          autoComplete="off"
          required
          {...form.getInputProps('document_number')}
          onChange={event => {
            forget()
            form.getInputProps('document_number').onChange(event)
          }}
        />
      </div>
      {type?.lookup && (
        <Button
          variant="light"
          leftSection={<IconSearch size={16} />}
          loading={lookup.isPending}
          disabled={!document_number.trim()}
          onClick={ask}
        >
          {t('form.lookup')}
        </Button>
      )}
      <div aria-live="polite" className={styles.answer}>
        {lookup.data && (
          <p className={styles.found}>
            {t('form.found')} <strong>{lookup.data.name}</strong> {t('form.foundText')}
          </p>
        )}
        {lookup.error && !wrongNumber(lookup.error) && (
          <p className={styles.told}>{reasonOf(lookup.error)}</p>
        )}
        {type && !type.lookup && <p className={styles.told}>{t('form.byHand')}</p>}
      </div>
      <TextInput
        label={type?.company ? t('form.company') : t('form.firstName')}
        autoComplete={type?.company ? 'organization' : 'given-name'}
        required
        {...form.getInputProps('first_name')}
      />
      {!type?.company && (
        <TextInput
          label={t('form.lastName')}
          autoComplete="family-name"
          required
          {...form.getInputProps('last_name')}
        />
      )}
    </>
  )
}

function wrongNumber(error: Error): boolean {
  return error instanceof ApiError && error.status === 422
}

function reasonOf(error: Error): string {
  // Whatever is broken, the way on is the same: by hand.
  const told = error instanceof ApiError && error.status < 500
  return errorText(told ? error : { code: 'identity_unavailable', message: '' })
}
