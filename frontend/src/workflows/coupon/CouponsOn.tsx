import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatMoney, type Money } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconTicket, IconX } from '@/ui/icons'
import pages from '@/ui/page.module.css'
import styles from './couponsOn.module.css'

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
export function CouponsOn({ held, usable, editable, busy, refusal, ...on }: Props) {
  const { t } = useTranslation('workflows/coupon')
  const [open, setOpen] = useState(false)
  if (!editable && held.length === 0) return null
  const left = usable.filter(each => !held.some(one => one.coupon.id === each.id))
  return (
    <section className={pages.section} aria-label={t('on.title')}>
      <h2>{t('on.title')}</h2>
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
                  label={t('on.remove', { code: each.coupon.code })}
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
            {t('on.put')}
          </Button>
        </div>
      )}
      {editable && open && (
        <Another
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

interface AnotherProps extends Pick<Props, 'usable' | 'busy' | 'refusal' | 'onType'> {
  onPut: (code: string) => void
  onClose: () => void
}

function Another({ usable, busy, refusal, onType, onPut, onClose }: AnotherProps) {
  const { t } = useTranslation('workflows/coupon')
  const [code, setCode] = useState('')
  const put = () => {
    if (code.trim() && !busy) onPut(code.trim())
  }
  return (
    <div className={styles.another}>
      <div className={styles.typed}>
        <TextInput
          label={t('on.code')}
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
          {t('on.use')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
      </div>
      {usable.length === 0 ? (
        <p className={styles.none}>{t('on.none')}</p>
      ) : (
        <ul className={styles.usable} aria-label={t('on.usable')}>
          {usable.map(each => (
            <li key={each.id}>
              <button type="button" disabled={busy} onClick={() => onPut(each.code)}>
                <b className="tabular">{worth(each)}</b>
                <span>
                  <span className={styles.code}>{each.code}</span>
                  <small>
                    {[t(`on.scope.${each.scope}`, named(each)), ...terms(each, t)].join(' · ')}
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
    ...(min_base ? [t('on.least', { amount: formatMoney(min_base) })] : []),
    t('on.until', { day: formatDate(last) }),
  ]
}
