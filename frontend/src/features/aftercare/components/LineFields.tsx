import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import styles from '../aftercare.module.css'
import type { ChargeLine, Wanted } from '../data'

interface Props {
  line: ChargeLine
  chosen: boolean
  changed: Partial<Wanted>
  locked: boolean
  onToggle: () => void
  onChange: (next: Partial<Wanted>) => void
}

/** One line that would be billed: on or off, and what may be said otherwise about it. */
export function LineFields({ line, chosen, changed, locked, onToggle, onChange }: Props) {
  const { t } = useTranslation('aftercare')
  const off = locked || !chosen
  const price = changed.unit_price ?? (line.priced ? line.unit_price : '')
  const named = changed.description ?? line.description
  return (
    <fieldset className={styles.line} data-off={!chosen || undefined}>
      <legend className={styles.hidden}>{line.description}</legend>
      <Checkbox
        checked={chosen}
        disabled={locked}
        aria-label={t('charges.bill', { name: line.description })}
        onChange={onToggle}
      />
      <TextInput
        className={styles.wide}
        aria-label={t('charges.description')}
        value={named}
        disabled={off}
        maxLength={500}
        onChange={event => onChange({ description: event.currentTarget.value })}
      />
      <TextInput
        className={styles.narrow}
        aria-label={t('charges.quantity')}
        inputMode="decimal"
        value={changed.quantity ?? line.quantity}
        rightSection={<span className={styles.unit}>{line.unit}</span>}
        disabled={off}
        onChange={event => onChange({ quantity: event.currentTarget.value })}
      />
      <TextInput
        className={styles.narrow}
        aria-label={t('charges.price')}
        inputMode="decimal"
        placeholder={t('charges.price')}
        value={price}
        error={chosen && !price ? t('charges.priceMissing') : undefined}
        disabled={off}
        onChange={event => onChange({ unit_price: event.currentTarget.value })}
      />
      <strong className={styles.sum}>
        {chosen && Object.keys(changed).length > 0 ? t('charges.changed') : formatMoney(line.net)}
      </strong>
      {line.minutes > 0 && (
        <span className={styles.note}>{t('charges.minutes', { minutes: line.minutes })}</span>
      )}
      {line.discount_percent === '100' && <span className={styles.note}>{t('charges.free')}</span>}
    </fieldset>
  )
}
