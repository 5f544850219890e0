import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { BackLink } from '@/ui/BackLink'
import { EmptyState } from '@/ui/EmptyState'
import { IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { BillItem } from '../components/BillItem'
import { type FoundContract, findContract, useBills } from '../data'
import styles from '../mycoupons.module.css'

/** Bills to pay: one's own, or those of a contract by its number and document. */
export default function BillsPage() {
  const { t } = useTranslation('mycoupons')
  const [found, setFound] = useState<FoundContract | null>(null)
  return (
    <div className={styles.page}>
      <BackLink to="/portal/coupons" label={t('title')} />
      <h1>{t('bills.title')}</h1>
      <Search onFound={setFound} />
      <h2>{found ? t('bills.of', { number: found.number }) : t('bills.own')}</h2>
      <Bills key={found?.key ?? ''} contract={found?.key ?? ''} />
      {found && (
        <Button variant="subtle" onClick={() => setFound(null)}>
          {t('bills.back')}
        </Button>
      )}
    </div>
  )
}

function Search({ onFound }: { onFound: (found: FoundContract) => void }) {
  const { t } = useTranslation('mycoupons')
  const [busy, setBusy] = useState(false)
  const form = useForm({
    initialValues: { number: '', document: '' },
    validate: { number: value => (value.trim() ? null : t('bills.numberMissing')) },
  })
  const look = form.onSubmit(async values => {
    setBusy(true)
    try {
      onFound(await findContract(values))
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        form.setErrors({ number: t('bills.none') })
      } else complainIn(form)(error)
    } finally {
      setBusy(false)
    }
  })
  return (
    <form className={styles.form} onSubmit={look}>
      <TextInput
        label={t('bills.number')}
        description={t('bills.numberHint')}
        inputMode="numeric"
        {...form.getInputProps('number')}
      />
      <TextInput
        label={t('bills.document')}
        description={t('bills.documentHint')}
        {...form.getInputProps('document')}
      />
      <Button type="submit" loading={busy} leftSection={<IconSearch size={16} />}>
        {t('bills.look')}
      </Button>
    </form>
  )
}

function Bills({ contract }: { contract: string }) {
  const { t } = useTranslation('mycoupons')
  const bills = useBills(contract)
  return (
    <Loading of={bills}>
      {() =>
        bills.data?.length ? (
          <ul className={styles.list}>
            {bills.data.map(bill => (
              <BillItem key={bill.id} bill={bill} contract={contract} />
            ))}
          </ul>
        ) : (
          <EmptyState title={t('bills.empty')} text={t('bills.emptyText')} />
        )
      }
    </Loading>
  )
}
