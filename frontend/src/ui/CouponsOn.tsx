import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatMoney, type Money } from '@/lib/format'
import styles from './couponsOn.module.css'
import { IconButton } from './IconButton'
import { IconTicket, IconX } from './icons'
import pages from './page.module.css'

export interface Usable {
  id: string
  code: string
  percent: string | null
  amount: Money | null
  scope: string
  items: { name: string }[]
  min_base: Money | null
  expires_at: string
}

export interface Held {
  coupon: Usable
  discount: Money
}

interface Props {
  /** Whose words it says: `coupon.*` of a feature. */
  words: string
  held: Held[]
  usable: Usable[]
  editable: boolean
  busy: boolean
  /** Why the last one was refused. */
  refusal: string
  onPut: (code: string, done: () => void) => void
  onTake: (held: Held) => void
  onType: () => void
}

/** The discounts on a draft: what each takes off, and another one by its code or by a press. */
export function CouponsOn({ words, held, usable, editable, busy, refusal, ...on }: Props) {
  const { t } = useTranslation(words)
  const [open, setOpen] = useState(false)
  if (!editable && held.length === 0) return null
  const left = usable.filter(each => !held.some(one => one.coupon.id === each.id))
  return (
    <section className={pages.section} aria-label={t('coupon.title')}>
      <h2>{t('coupon.title')}</h2>
      {held.length > 0 && (
        <ul className={styles.held}>
          {held.map(each => (
            <li key={each.coupon.id}>
              <IconTicket size={18} aria-hidden />
              <span>
                <b className={styles.code}>{each.coupon.code}</b>
                <small>{worth(each.coupon)}</small>
              </span>
              <b className="tabular">−{formatMoney(each.discount)}</b>
              {editable && (
                <IconButton
                  label={t('coupon.remove', { code: each.coupon.code })}
                  icon={IconX}
                  disabled={busy}
                  onClick={() => on.onTake(each)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {editable && !open && (
        <div>
          <Button
            variant="default"
            leftSection={<IconTicket size={16} />}
            onClick={() => setOpen(true)}
          >
            {t('coupon.put')}
          </Button>
        </div>
      )}
      {editable && open && (
        <Another
          words={words}
          usable={left}
          busy={busy}
          refusal={refusal}
          onType={on.onType}
          onPut={code => on.onPut(code, () => setOpen(false))}
          onClose={() => {
            on.onType()
            setOpen(false)
          }}
        />
      )}
    </section>
  )
}

interface AnotherProps extends Pick<Props, 'words' | 'usable' | 'busy' | 'refusal' | 'onType'> {
  onPut: (code: string) => void
  onClose: () => void
}

function Another({ words, usable, busy, refusal, onType, onPut, onClose }: AnotherProps) {
  const { t } = useTranslation(words)
  const [code, setCode] = useState('')
  const put = () => {
    if (code.trim() && !busy) onPut(code.trim())
  }
  return (
    <div className={styles.another}>
      <div className={styles.typed}>
        <TextInput
          label={t('coupon.code')}
          autoComplete="off"
          data-autofocus
          autoFocus
          maxLength={200}
          classNames={{ input: styles.code }}
          value={code}
          error={refusal || undefined}
          onChange={event => {
            setCode(event.currentTarget.value)
            onType()
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            // It may stand inside the form of the draft, which is not sent by it.
            event.preventDefault()
            put()
          }}
        />
        <Button loading={busy} disabled={!code.trim()} onClick={put}>
          {t('coupon.use')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
      {usable.length === 0 ? (
        <p className={styles.none}>{t('coupon.none')}</p>
      ) : (
        <ul className={styles.usable} aria-label={t('coupon.usable')}>
          {usable.map(each => (
            <li key={each.id}>
              <button type="button" disabled={busy} onClick={() => onPut(each.code)}>
                <b className="tabular">{worth(each)}</b>
                <span>
                  <span className={styles.code}>{each.code}</span>
                  <small>
                    {[t(`coupon.scope.${each.scope}`, named(each)), ...terms(each, t)].join(' · ')}
                  </small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function worth({ percent, amount }: Usable): string {
  if (percent) return `${percent} %`
  return amount ? formatMoney(amount) : ''
}

function named({ items }: Usable): { names: string } {
  return { names: items.map(item => item.name).join(', ') }
}

function terms(
  { min_base, expires_at }: Usable,
  t: (key: string, values?: Record<string, string>) => string,
): string[] {
  const last = new Date(Date.parse(expires_at) - 1).toISOString()
  return [
    ...(min_base ? [t('coupon.least', { amount: formatMoney(min_base) })] : []),
    t('coupon.until', { day: formatDate(last) }),
  ]
}
