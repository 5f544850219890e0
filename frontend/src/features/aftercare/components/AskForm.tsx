import { Button, NumberInput, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '../aftercare.module.css'
import { type AfterSettings, useDeed } from '../data'

const NUMBERS = [
  { name: 'delay_minutes', max: 20160 },
  { name: 'low', max: 4 },
  { name: 'callback_days', max: 365 },
] as const

/** When customers are asked, what counts as low, and how long coming back costs nothing. */
export function AskForm({ settings }: { settings: AfterSettings }) {
  const { t } = useTranslation('aftercare')
  const [values, setValues] = useState(settings)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const save = useDeed(() => api.patch<AfterSettings>('after-service-settings/', values))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setErrors({})
    save.mutate(undefined, {
      onSuccess: () => notify(t('settings.saved')),
      onError: problem => {
        const found = fieldErrors(problem)
        setErrors(found)
        if (Object.keys(found).length === 0) complain(problem)
      },
    })
  }
  return (
    <form className={styles.card} onSubmit={submit} noValidate aria-label={t('settings.survey')}>
      <h2>{t('settings.survey')}</h2>
      <Switch
        label={t('settings.asks')}
        checked={values.asks}
        onChange={event => setValues({ ...values, asks: event.currentTarget.checked })}
      />
      {NUMBERS.map(({ name, max }) => (
        <NumberInput
          key={name}
          label={t(`settings.${name}`)}
          description={t(`settings.${name}Hint`)}
          min={0}
          max={max}
          allowDecimal={false}
          value={values[name]}
          error={errors[name]}
          onChange={value => setValues({ ...values, [name]: Number(value) || 0 })}
        />
      ))}
      <Actions>
        <Button type="submit" loading={save.isPending}>
          {t('settings.save')}
        </Button>
      </Actions>
    </form>
  )
}
