import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDateTime } from '@/lib/format'
import { StateChip, type Tone } from '@/ui/StateChip'
import type { Called, Entry, Told } from '../data'
import { actionWord, fieldWord, kindWord, placeOf, valueWord } from '../words'
import styles from './audit.module.css'

const TONES: Record<string, Tone> = {
  created: 'ok',
  changed: 'primary',
  removed: 'bad',
  erased: 'bad',
  exported: 'warn',
  authz_denied: 'warn',
  sign_in_failed: 'warn',
}
const SHOWN = 12
/** Numbers that say how much is not told one by one. */
const COUNTS = new Set(['times', 'more'])

/** One thing somebody did: a sentence, and below it what was before and is now. */
export function EntryItem({ entry, onBy }: { entry: Entry; onBy: (id: string) => void }) {
  const { t } = useTranslation('audit')
  const { by, object } = entry
  const changes = Object.entries(entry.changes)
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <StateChip tone={TONES[entry.action] ?? 'plain'}>{actionWord(t, entry.action)}</StateChip>
        <p className={styles.sentence}>
          {by ? (
            <button type="button" className={styles.who} onClick={() => onBy(by.id)}>
              {by.name}
            </button>
          ) : (
            <span className={styles.nobody}>
              {t(entry.action === 'sign_in_failed' ? 'somebody' : 'house')}
            </span>
          )}
          <span aria-hidden> · </span>
          {kindWord(t, object.kind)}
          {object.page && object.page.id !== by?.id && (
            <>
              {' '}
              <Name of={object.page} />
            </>
          )}
        </p>
        <time dateTime={entry.at}>{formatDateTime(entry.at)}</time>
      </div>
      {changes.length > 0 && (
        <dl className={styles.changes}>
          {changes.slice(0, SHOWN).map(([field, [before, after]]) => (
            <div key={field}>
              <dt>{fieldWord(t, field)}</dt>
              <dd>
                {entry.action !== 'created' && (
                  <>
                    <del>
                      <Value of={before} names={entry.names} />
                    </del>
                    <span aria-hidden> → </span>
                  </>
                )}
                {entry.action !== 'removed' && (
                  <ins>
                    <Value of={after} names={entry.names} />
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length > SHOWN && (
        <p className={styles.foot}>{t('more', { count: changes.length - SHOWN })}</p>
      )}
      <p className={styles.foot}>
        {Object.entries(entry.about).map(([name, value]) =>
          COUNTS.has(name) ? (
            <strong key={name}>{t(`count.${name}`, { count: Number(value) })}</strong>
          ) : (
            <span key={name}>
              {fieldWord(t, name)}: <Value of={value} names={entry.names} />
            </span>
          ),
        )}
        {entry.ip && <span>{t('from', { ip: entry.ip })}</span>}
      </p>
    </li>
  )
}

/** A value, by its name where it is the id of something that still is. */
function Value({ of, names }: { of: Told; names: Entry['names'] }) {
  const { t } = useTranslation('audit')
  const called = typeof of === 'string' ? names[of] : undefined
  return called ? <Name of={called} /> : valueWord(t, of)
}

/** What something is called, leading to its page where it has one. */
function Name({ of }: { of: Called }) {
  const place = placeOf(of.kind, of.id)
  return place ? <Link to={place}>{of.name}</Link> : <strong>{of.name}</strong>
}
