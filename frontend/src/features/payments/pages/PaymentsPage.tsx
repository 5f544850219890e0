import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconSearch, IconWallet } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Rows } from '@/ui/Page'
import { Frame } from '../components/Frame'
import { PaymentRow } from '../components/PaymentRow'
import styles from '../components/payments.module.css'
import { RecordDialog } from '../components/RecordDialog'
import { Steps } from '../components/Steps'
import { METHODS, STATES, usePayments } from '../data'

const PAUSE_MS = 300
const UNALLOCATED = 'unallocated'
const UNTOLD = 'untold'

/** All that was paid, found by number, name, state and method; what nobody allocated yet. */
export default function PaymentsPage() {
  const { t } = useTranslation('payments')
  const [params, setParams] = useSearchParams()
  const [text, setText] = useState(params.get('q') ?? '')
  const [q] = useDebouncedValue(text, PAUSE_MS)
  const [recording, setRecording] = useState(false)
  const office = useUser().role !== 'advisor'
  const view = params.get('view') ?? ''
  const method = params.get('method') ?? ''
  const unallocated = view === UNALLOCATED
  const payments = usePayments({
    q: q || undefined,
    method: method || undefined,
    state: unallocated || view === UNTOLD ? undefined : view || undefined,
    unallocated: unallocated || undefined,
    untold: view === UNTOLD || undefined,
  })
  const rows = rowsOf(payments.data)

  function choose(name: string, value: string | null) {
    setParams(
      now => {
        if (value) now.set(name, value)
        else now.delete(name)
        return now
      },
      { replace: true },
    )
  }

  const record = office && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setRecording(true)}>
      {t('record')}
    </Button>
  )
  return (
    <Frame action={record}>
      <search className={styles.filters}>
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={t('stateOf')}
          placeholder={t('stateOf')}
          clearable
          data={[
            { value: UNALLOCATED, label: t('unallocated') },
            { value: UNTOLD, label: t('notTold') },
            ...STATES.map(value => ({ value, label: t(`state.${value}`) })),
          ]}
          value={view || null}
          onChange={value => choose('view', value)}
        />
        <Select
          aria-label={t('methodOf')}
          placeholder={t('methodOf')}
          clearable
          data={METHODS.map(value => ({ value, label: t(`method.${value}`) }))}
          value={method || null}
          onChange={value => choose('method', value)}
        />
      </search>
      <Loading of={payments} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconWallet}
              title={t(unallocated ? 'allAllocated' : 'empty')}
              text={t(unallocated ? 'allAllocatedText' : 'emptyText')}
              action={unallocated ? undefined : record}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <PaymentRow key={row.id} payment={row}>
                  {unallocated && <Steps payment={{ ...row, allowed_transitions: only(row) }} />}
                </PaymentRow>
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={payments} />
      {recording && <RecordDialog onClose={() => setRecording(false)} />}
    </Frame>
  )
}

/** In the list of what is not allocated there is one thing to do. */
function only(row: { allowed_transitions: string[] }): string[] {
  return row.allowed_transitions.filter(step => step === 'allocate')
}
