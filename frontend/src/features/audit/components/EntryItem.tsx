import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDateTime } from '@/lib/format'
import { StateChip, type Tone } from '@/ui/StateChip'
import type { Entry } from '../data'
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

/** One thing somebody did: a sentence, and below it what was before and is now. */
export function EntryItem({ entry, onBy }: { entry: Entry; onBy: (id: string) => void }) {
  const { t } = useTranslation('audit')
  const { by, object } = entry
  const place = placeOf(object.kind, object.id)
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
          {object.name && object.name !== by?.name && (
            <> {place ? <Link to={place}>{object.name}</Link> : <strong>{object.name}</strong>}</>
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
                    <del>{valueWord(t, before)}</del>
                    <span aria-hidden> → </span>
                  </>
                )}
                {entry.action !== 'removed' && <ins>{valueWord(t, after)}</ins>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length > SHOWN && (
        <p className={styles.foot}>{t('more', { count: changes.length - SHOWN })}</p>
      )}
      <p className={styles.foot}>
        {Object.entries(entry.about).map(([name, value]) => (
          <span key={name}>
            {fieldWord(t, name)}: {valueWord(t, value)}
          </span>
        ))}
        {entry.ip && <span>{t('from', { ip: entry.ip })}</span>}
      </p>
    </li>
  )
}
