import { useTranslation } from 'react-i18next'
import { formatBytes, formatDateTime } from '@/lib/format'
import { Age } from '@/ui/Age'
import { Row, Rows } from '@/ui/Page'
import type { House } from '../data'
import styles from '../health.module.css'

/** The copies the house could be restored from, the newest first. */
export function Copies({ house }: { house: House }) {
  const { t } = useTranslation('health')
  const rest = house.backups - house.archives.length
  return (
    <section className={styles.level} aria-labelledby="copies">
      <h2 id="copies">{t('copies')}</h2>
      <p className={styles.dim}>
        {house.backed_up_at
          ? t('lastCopy', { at: formatDateTime(house.backed_up_at) })
          : t('noCopies')}
      </p>
      {house.archives.length > 0 && (
        <Rows>
          {house.archives.map(each => (
            <Row key={each.name} name={each.name} note={formatDateTime(each.made_at)}>
              <span className={styles.dim}>
                {formatBytes(each.bytes)} · <Age at={each.made_at} />
              </span>
            </Row>
          ))}
        </Rows>
      )}
      {rest > 0 && <p className={styles.dim}>{t('more', { count: rest })}</p>}
    </section>
  )
}
