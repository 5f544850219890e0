import { Button, FileButton, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import type { Attachment, PersonRef } from '@/api/types'
import { upload } from '@/api/upload'
import { formatMoney } from '@/lib/format'
import { IconPaperclip } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import {
  BY_HAND,
  moneyFrom,
  type PaymentDetail,
  spread,
  typedMinor,
  useDebt,
  useDeed,
} from '../data'
import { ChooseCustomer } from './Choose'
import { Shares } from './Shares'

const NUMBERED = ['transfer', 'wallet']

/** A payment somebody has seen: whose, how much, by what, and what it pays. */
export function RecordDialog({
  customer: given = null,
  onClose,
}: {
  customer?: PersonRef | null
  onClose: () => void
}) {
  const { t } = useTranslation('payments')
  const [customer, setCustomer] = useState<PersonRef | null>(given)
  const [amount, setAmount] = useState('')
  const [method, setMethod] = useState<string>('cash')
  const [number, setNumber] = useState('')
  const [paidOn, setPaidOn] = useState('')
  const [note, setNote] = useState('')
  const [proof, setProof] = useState<Attachment | null>(null)
  const [chosen, setChosen] = useState<Map<string, string> | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const debt = useDebt(customer?.id ?? null).data
  const deed = useDeed<PaymentDetail>()
  const minor = typedMinor(amount)
  const currency = debt?.owed.currency ?? 'PEN'
  const invoices = debt?.invoices ?? []
  const shares = chosen
    ? new Map([...chosen].map(([id, typed]) => [id, typedMinor(typed) ?? 0n] as const))
    : spread(minor ?? 0n, invoices)
  const used = [...shares.values()].reduce((sum, each) => sum + each, 0n)

  function save(event: FormEvent) {
    event.preventDefault()
    const missing: Record<string, string> = {}
    if (!customer) missing.customer = t('needed')
    if (!minor) missing.amount = t('badAmount')
    if (NUMBERED.includes(method) && !number.trim()) missing.operation_number = t('needed')
    setErrors(missing)
    if (Object.keys(missing).length > 0 || !minor) return
    const body = {
      customer: customer?.id,
      amount: moneyFrom(minor, currency),
      method,
      operation_number: number.trim() || undefined,
      paid_on: paidOn || undefined,
      note: note.trim() || undefined,
      proof: proof?.id,
      allocations: [...shares]
        .filter(([, part]) => part > 0n)
        .map(([invoice, part]) => ({ invoice, amount: moneyFrom(part, currency) })),
    }
    deed.mutate(
      { path: 'payments/', body },
      {
        onSuccess: ({ amount: made }) => {
          notify(t('recorded', { amount: formatMoney(made) }))
          onClose()
        },
        onError: error => {
          const found = fieldErrors(error)
          setErrors(found)
          if (Object.keys(found).length === 0) complain(error)
        },
      },
    )
  }

  async function attach(file: File | null) {
    if (!file) return
    try {
      setProof(await upload(file, () => {}).done)
    } catch (error) {
      complain(error)
    }
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('record')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={styles.form} onSubmit={save} autoComplete="off" noValidate>
        <ChooseCustomer
          value={customer}
          error={errors.customer}
          onChange={who => {
            setCustomer(who)
            setChosen(null)
          }}
        />
        <div className={styles.pair}>
          <TextInput
            label={t('amount')}
            inputMode="decimal"
            value={amount}
            error={errors.amount}
            onChange={event => setAmount(event.currentTarget.value)}
          />
          <Select
            label={t('methodOf')}
            allowDeselect={false}
            data={BY_HAND.map(value => ({ value, label: t(`method.${value}`) }))}
            value={method}
            error={errors.method}
            onChange={value => setMethod(value ?? 'cash')}
          />
        </div>
        {NUMBERED.includes(method) && (
          <div className={styles.pair}>
            <TextInput
              label={t('number')}
              value={number}
              maxLength={60}
              error={errors.operation_number}
              onChange={event => setNumber(event.currentTarget.value)}
            />
            <div>
              <FileButton onChange={file => void attach(file)} accept="image/*,application/pdf">
                {props => (
                  <Button
                    {...props}
                    mt={24}
                    variant="default"
                    leftSection={<IconPaperclip size={16} />}
                  >
                    {proof ? proof.name || t('proof') : t('attach')}
                  </Button>
                )}
              </FileButton>
            </div>
          </div>
        )}
        <div className={styles.pair}>
          <TextInput
            type="date"
            label={t('paidOn')}
            value={paidOn}
            error={errors.paid_on}
            onChange={event => setPaidOn(event.currentTarget.value)}
          />
          <Textarea
            label={t('note')}
            rows={1}
            autosize
            maxLength={500}
            value={note}
            onChange={event => setNote(event.currentTarget.value)}
          />
        </div>
        {customer && (
          <Shares
            invoices={invoices}
            shares={shares}
            typed={chosen}
            rest={(minor ?? 0n) - used}
            currency={currency}
            onChange={setChosen}
          />
        )}
        <Actions>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={deed.isPending} disabled={(minor ?? 0n) < used}>
            {t('record')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
