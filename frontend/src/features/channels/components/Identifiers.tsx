import { useTranslation } from 'react-i18next'
import styles from '@/ui/page.module.css'
import { isSecret } from '../kinds'

/** Whole ids; secrets stand elsewhere, by their last four. */
export function Identifiers({ ids }: { ids: Record<string, string> }) {
  const { t } = useTranslation('channels')
  const shown = Object.entries(ids).filter(([field, value]) => value && !isSecret(field))
  return (
    <dl className={styles.pair} style={{ margin: 0 }} aria-label={t('ids')}>
      {shown.map(([field, value]) => (
        <div key={field} className={styles.who}>
          <dt>
            <span>{t(`field.${field}`, { defaultValue: field })}</span>
          </dt>
          <dd style={{ margin: 0 }}>
            <strong>
              {field === 'mode' ? t(`mode.${value}`, { defaultValue: value }) : value}
            </strong>
          </dd>
        </div>
      ))}
    </dl>
  )
}
