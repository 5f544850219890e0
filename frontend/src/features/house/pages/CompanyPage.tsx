import { Button, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complainIn } from '@/api/complain'
import { type Company, useCompany } from '@/api/house'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { CompanyFields } from '../components/CompanyFields'
import { IssuerSection } from '../components/IssuerSection'
import { LogoSection } from '../components/LogoSection'
import { type Choices, type CompanyDraft, useChoices, useSaveCompany } from '../data'

/** What the company says about itself. */
export default function CompanyPage() {
  const { t } = useTranslation('house')
  const company = useCompany()
  const choices = useChoices()
  return (
    <Page
      title={t('nav.company')}
      text={t('company.text')}
      back="/settings"
      action={
        <Button component={Link} to="/start" variant="default">
          {t('steps.title')}
        </Button>
      }
    >
      <Loading of={company}>
        {() => (
          <Loading of={choices}>
            {() =>
              company.data &&
              choices.data && (
                <>
                  <CompanyForm company={company.data} choices={choices.data} />
                  <IssuerSection />
                  <LogoSection logo={company.data.logo} />
                </>
              )
            }
          </Loading>
        )}
      </Loading>
    </Page>
  )
}

function CompanyForm({ company, choices }: { company: Company; choices: Choices }) {
  const { t } = useTranslation('house')
  const save = useSaveCompany()
  const { name, country, zone, currency, language } = company
  const form = useForm<CompanyDraft>({
    initialValues: { name, country, zone, currency, language },
    validate: { name: value => (value.trim() ? null : t('missing')) },
  })
  const submit = (values: CompanyDraft) =>
    save.mutate(
      { ...values, name: values.name.trim() },
      {
        onSuccess: () => {
          form.resetDirty()
          notify(t('company.saved'))
        },
        onError: complainIn(form, 'house:wrong'),
      },
    )
  return (
    <form className={page.section} onSubmit={form.onSubmit(submit)} noValidate>
      <h2>{t('company.data')}</h2>
      <CompanyFields form={form} choices={choices} settled={company.currency_settled} />
      <Select
        label={t('company.language')}
        description={t('company.languageHint')}
        allowDeselect={false}
        data={[
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
        {...form.getInputProps('language')}
      />
      <Actions>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}
