import { Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { type Issuer, type IssuerDraft, useIssuer, useSaveIssuer } from '../data'
import styles from '../house.module.css'

/** Who issues documents, as it is printed on quotes, invoices and receipts. */
export function IssuerSection() {
  const { t } = useTranslation('house')
  const issuer = useIssuer()
  return (
    <section className={page.section} aria-label={t('issuer.title')}>
      <h2>{t('issuer.title')}</h2>
      <p>{t('issuer.text')}</p>
      <Loading of={issuer} rows={4}>
        {() => issuer.data && <Form issuer={issuer.data} />}
      </Loading>
    </section>
  )
}

function Form({ issuer }: { issuer: Issuer }) {
  const { t } = useTranslation('house')
  const save = useSaveIssuer()
  const { tax_id_label: label, ...start } = issuer
  const form = useForm<IssuerDraft>({ initialValues: start })
  const submit = (values: IssuerDraft) =>
    save.mutate(trimmed(values), {
      onSuccess: ({ tax_id_label: _, ...saved }) => {
        form.setValues(saved)
        form.resetDirty(saved)
        notify(t('issuer.saved'))
      },
      onError: complainIn(form, 'house:wrong'),
    })
  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)} noValidate>
      <TextInput
        label={t('issuer.legalName')}
        autoComplete="organization"
        maxLength={160}
        {...form.getInputProps('legal_name')}
      />
      <TextInput
        label={label || t('issuer.taxId')}
        description={t('issuer.taxIdHint')}
        maxLength={30}
        {...form.getInputProps('tax_id')}
      />
      <TextInput
        label={t('issuer.address')}
        autoComplete="street-address"
        maxLength={200}
        {...form.getInputProps('address')}
      />
      <TextInput
        label={t('issuer.phone')}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        {...form.getInputProps('phone')}
      />
      <TextInput
        label={t('issuer.email')}
        type="email"
        autoComplete="email"
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <Textarea
        label={t('issuer.terms')}
        description={t('issuer.termsHint')}
        autosize
        minRows={3}
        maxLength={2000}
        {...form.getInputProps('document_terms')}
      />
      <TextInput
        label={t('issuer.foot')}
        description={t('issuer.footHint')}
        maxLength={300}
        {...form.getInputProps('document_foot')}
      />
      <Actions>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}

function trimmed(values: IssuerDraft): IssuerDraft {
  const entries = Object.entries(values).map(([name, value]) => [name, value.trim()])
  return Object.fromEntries(entries)
}
