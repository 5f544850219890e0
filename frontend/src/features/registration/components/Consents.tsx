import { Checkbox } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ConsentText } from '../data'
import type { Draft } from '../draft'
import styles from '../registration.module.css'

interface Props {
  form: UseFormReturnType<Draft>
  texts: ConsentText[]
}

/** One box a purpose, none ticked for anybody; the whole text opens beside the form. */
export function Consents({ form, texts }: Props) {
  const { t } = useTranslation('registration')
  const { consent } = form.getValues()
  return texts.map(text => (
    <div key={text.purpose} className={styles.consent}>
      <Checkbox
        label={`${text.title}${text.required ? ` (${t('consent.required')})` : ` (${t('consent.optional')})`}`}
        checked={consent[text.purpose] ?? false}
        error={text.required ? form.errors.consent : undefined}
        onChange={event =>
          form.setFieldValue('consent', { ...consent, [text.purpose]: event.currentTarget.checked })
        }
      />
      <p>
        {t(`consent.${text.purpose}`)}{' '}
        <Link to={`/legal/${text.purpose}/${text.version}`} target="_blank">
          {t('consent.read')}
        </Link>
      </p>
    </div>
  ))
}
