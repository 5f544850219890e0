import { useTranslation } from 'react-i18next'
import { useCompany } from '@/api/house'
import { Amount } from '@/ui/Amount'
import type { Sums, TaxSum } from '../data'
import styles from '../invoices.module.css'

/** What a document comes to, rate by rate. */
export function Totals({ sums }: { sums: Sums & { taxes: TaxSum[] } }) {
  const { t } = useTranslation('invoices')
  const country = useCompany().data?.country
  const name = country === 'PE' ? 'IGV' : 'IVA'
  return (
    <dl className={styles.totals} aria-live="polite">
      {Number(sums.discount.amount) > 0 && (
        <>
          <dt>{t('page.discount')}</dt>
          <dd>
            −<Amount value={sums.discount} />
          </dd>
        </>
      )}
      <dt>{t('form.net')}</dt>
      <dd>
        <Amount value={sums.net} />
      </dd>
      {sums.taxes.map(tax => (
        <Rate key={`${tax.kind}${tax.rate}`} name={name} tax={tax} />
      ))}
      <dt data-strong>{t('page.total')}</dt>
      <dd data-strong>
        <Amount value={sums.total} />
      </dd>
    </dl>
  )
}

function Rate({ name, tax }: { name: string; tax: TaxSum }) {
  const { t } = useTranslation('invoices')
  return (
    <>
      <dt>{tax.kind === 'taxed' ? `${name} ${tax.rate} %` : t(`form.${tax.kind}`)}</dt>
      <dd>
        <Amount value={tax.kind === 'taxed' ? tax.tax : tax.base} />
      </dd>
    </>
  )
}
