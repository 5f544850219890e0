import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { CustomerSelect } from '@/api/CustomerSelect'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { useCompany, useCurrency } from '@/api/house'
import { useUser } from '@/api/session'
import { moneyOf } from '@/lib/format'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { Coupons } from '../components/Coupons'
import { Digits, emptyLine, LinesEditor } from '../components/LinesEditor'
import { Totals } from '../components/Totals'
import {
  type InvoiceDetail,
  type InvoiceDraft,
  type LineDraft,
  useContracts,
  useInvoice,
  usePreview,
  useWrite,
} from '../data'

/** An advisor's draft is issued by the office. */
const ISSUING: readonly string[] = ['admin', 'clerk']

export default function EditorPage() {
  const { t } = useTranslation('invoices')
  const { id = '' } = useParams()
  const invoice = useInvoice(id)
  const company = useCompany()
  const title = t(id ? 'editDraft' : 'newDraft')
  const back = id ? `/invoices/${id}` : '/invoices'
  return (
    <Page wide title={title} back={back} backLabel={t('back')}>
      <Loading<unknown> of={id ? invoice : company}>
        {() => <Editor before={id ? invoice.data : undefined} country={company.data?.country} />}
      </Loading>
    </Page>
  )
}

interface Values {
  customer: string
  kind: string
  contract: string
  lines: LineDraft[]
  includes_tax: boolean
  discount: string
  due_on: string
  period: string
  address: string
  note: string
  detraction_percent: string
}

function valuesOf(
  before: InvoiceDetail | undefined,
  country: string | undefined,
  asked: URLSearchParams,
): Values {
  if (!before) {
    return {
      customer: asked.get('customer') ?? '',
      kind: '',
      contract: '',
      lines: [emptyLine(country)],
      includes_tax: false,
      discount: '',
      due_on: '',
      period: '',
      address: '',
      note: '',
      detraction_percent: '',
    }
  }
  return {
    customer: before.customer.id,
    kind: before.kind,
    contract: before.contract?.id ?? '',
    lines: before.lines.map(({ id: _, discount, net, tax, total, ...line }) => line),
    includes_tax: before.includes_tax,
    discount: Number(before.extra_discount.amount) > 0 ? before.extra_discount.amount : '',
    due_on: before.due_on,
    period: before.period,
    address: before.address,
    note: before.note,
    detraction_percent: before.detraction?.percent ?? '',
  }
}

function bodyOf(values: Values, currency: string, asked: URLSearchParams): InvoiceDraft {
  const opportunity = asked.get('opportunity')
  return {
    ...(values.kind && { kind: values.kind }),
    lines: values.lines.map(line => ({
      ...line,
      discount_percent: line.discount_percent || '0',
    })),
    includes_tax: values.includes_tax,
    discount: moneyOf(values.discount || '0', currency),
    ...(values.due_on && { due_on: values.due_on }),
    period: values.period,
    address: values.address,
    note: values.note,
    detraction_percent: values.detraction_percent || null,
    contract: values.contract || null,
    ...(opportunity && { opportunity }),
  }
}

function Editor({ before, country }: { before?: InvoiceDetail; country?: string }) {
  const { t } = useTranslation('invoices')
  const [asked] = useSearchParams()
  const go = useNavigate()
  const { role } = useUser()
  const currency = useCurrency()
  const [key, setKey] = useState(newKey)
  const [values, setValues] = useState(() => valuesOf(before, country, asked))
  const [errors, setErrors] = useState<Record<string, string>>({})
  const contracts = useContracts(values.customer)
  const change = (next: Partial<Values>) => {
    setValues(now => ({ ...now, ...next }))
    setErrors({})
  }
  const [worked] = useDebouncedValue(
    {
      lines: values.lines.map(line => ({
        ...line,
        discount_percent: line.discount_percent || '0',
      })),
      includes_tax: values.includes_tax,
      discount: moneyOf(values.discount || '0', currency),
      ...(before && { invoice: before.id }),
    },
    300,
  )
  const sums = usePreview(worked)
  const save = useWrite((body: InvoiceDraft) =>
    before
      ? api.patch<InvoiceDetail>(`invoices/${before.id}/`, body)
      : api.post<InvoiceDetail>('invoices/', { ...body, customer: values.customer }, key),
  )
  const issue = useWrite((id: string) => api.post<InvoiceDetail>(`invoices/${id}/issue/`, {}, key))
  const submit = (thenIssue: boolean) => {
    const missing: Record<string, string> = {}
    if (!values.customer) missing.customer = t('form.customerMissing')
    if (values.lines.some(line => !line.description.trim() || !line.quantity || !line.unit_price)) {
      missing.lines = t('form.lineMissing')
    }
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    save.mutate(bodyOf(values, currency, asked), {
      onSuccess: made => {
        if (!thenIssue) {
          notify(t('form.saved'))
          void go(`/invoices/${made.id}`, { replace: true })
          return
        }
        issue.mutate(made.id, {
          onSuccess: found => notify(t('do.issued', { label: found.label })),
          onError: complain,
          onSettled: () => void go(`/invoices/${made.id}`, { replace: true }),
        })
      },
      onError: error => {
        const found = fieldErrors(error)
        setErrors(found)
        if (Object.keys(found).length === 0) complain(error)
        if (error instanceof ApiError && error.status < 500) setKey(newKey())
      },
    })
  }
  return (
    <form
      className={page.form}
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit(false)
      }}
    >
      <div className={page.pair}>
        <CustomerSelect
          label={t('form.customer')}
          value={values.customer}
          error={errors.customer}
          disabled={before !== undefined}
          onChange={customer => change({ customer, contract: '' })}
        />
        {country === 'PE' && (
          <Select
            label={t('form.kind')}
            clearable={!before}
            placeholder={`${t('kind.invoice')} / ${t('kind.boleta')}`}
            data={['invoice', 'boleta'].map(value => ({ value, label: t(`kind.${value}`) }))}
            value={values.kind || null}
            error={errors.kind}
            onChange={kind => change({ kind: kind ?? '' })}
          />
        )}
        <Select
          label={t('form.contract')}
          placeholder={t('form.noContract')}
          clearable
          disabled={(contracts.data ?? []).length === 0}
          data={(contracts.data ?? []).map(each => ({ value: each.id, label: each.number }))}
          value={values.contract || null}
          error={errors.contract}
          onChange={contract => change({ contract: contract ?? '' })}
        />
        <TextInput
          type="date"
          label={t('form.dueOn')}
          value={values.due_on}
          error={errors.due_on}
          onChange={event => change({ due_on: event.currentTarget.value })}
        />
      </div>
      <section className={page.section}>
        <h2>{t('form.lines')}</h2>
        <LinesEditor
          lines={values.lines}
          customer={values.customer}
          includesTax={values.includes_tax}
          priced={sums.data?.lines ?? []}
          error={errors.lines}
          onChange={lines => change({ lines })}
        />
        <Checkbox
          label={t('form.includesTax')}
          checked={values.includes_tax}
          onChange={event => change({ includes_tax: event.currentTarget.checked })}
        />
        {sums.data && <Totals sums={sums.data} />}
      </section>
      {before && <Coupons invoice={before} />}
      <div className={page.pair}>
        <Digits
          label={t('form.extraDiscount')}
          decimals={2}
          value={values.discount}
          error={errors.discount}
          onChange={discount => change({ discount })}
        />
        {country === 'PE' && (
          <Digits
            label={t('form.detraction')}
            description={t('form.detractionHint')}
            decimals={2}
            value={values.detraction_percent}
            error={errors.detraction_percent}
            onChange={detraction_percent => change({ detraction_percent })}
          />
        )}
        <TextInput
          label={t('form.period')}
          placeholder={t('form.periodHint')}
          maxLength={60}
          value={values.period}
          error={errors.period}
          onChange={event => change({ period: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.address')}
          maxLength={300}
          value={values.address}
          error={errors.address}
          onChange={event => change({ address: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('form.note')}
        autosize
        minRows={2}
        maxLength={1000}
        value={values.note}
        error={errors.note}
        onChange={event => change({ note: event.currentTarget.value })}
      />
      <Actions>
        <Button type="submit" variant="default" loading={save.isPending}>
          {t('form.save')}
        </Button>
        {ISSUING.includes(role) && (
          <Button loading={issue.isPending} disabled={save.isPending} onClick={() => submit(true)}>
            {t('form.issue')}
          </Button>
        )}
      </Actions>
    </form>
  )
}
