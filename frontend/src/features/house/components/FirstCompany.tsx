import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { complainIn } from '@/api/complain'
import { type Company, useCompany } from '@/api/house'
import { Loading } from '@/ui/Loading'
import { type Choices, type CompanyDraft, useChoices, useSaveCompany } from '../data'
import styles from '../house.module.css'
import { seemsToBeIn } from '../places'
import { CompanyFields } from './CompanyFields'

/** The second of two steps; what the browser knows is filled in already. */
export function FirstCompany() {
  const company = useCompany()
  const choices = useChoices()
  return (
    <Loading of={company}>
      {() => (
        <Loading of={choices}>
          {() => company.data && choices.data && <Form of={company.data} choices={choices.data} />}
        </Loading>
      )}
    </Loading>
  )
}

function Form({ of, choices }: { of: Company; choices: Choices }) {
  const { t } = useTranslation('house')
  const navigate = useNavigate()
  const save = useSaveCompany()
  const [start] = useState(() => prefilled(of, choices))
  const form = useForm<CompanyDraft>({
    initialValues: start,
    validate: { name: value => (value.trim() ? null : t('missing')) },
  })
  const submit = (values: CompanyDraft) =>
    save.mutate(
      { ...values, name: values.name.trim() },
      { onSuccess: () => navigate('/start'), onError: complainIn(form, 'house:wrong') },
    )
  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)} noValidate>
      <CompanyFields form={form} choices={choices} />
      <Button type="submit" size="md" loading={save.isPending}>
        {t('first.enter')}
      </Button>
      <Link to="/start" className={styles.later}>
        {t('first.later')}
      </Link>
    </form>
  )
}

function prefilled(of: Company, choices: Choices): CompanyDraft {
  const seen = seemsToBeIn()
  const known = (value: string | undefined, among: string[], otherwise: string) =>
    value && among.includes(value) ? value : otherwise
  return {
    name: of.name,
    language: of.language,
    country: known(seen.country, choices.countries, of.country),
    zone: known(seen.zone, choices.zones, of.zone),
    currency: known(seen.currency, choices.currencies, of.currency),
  }
}
