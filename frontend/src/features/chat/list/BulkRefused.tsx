import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { errorText } from '@/lib/errorText'
import { IconButton } from '@/ui/IconButton'
import { IconX } from '@/ui/icons'
import type { BulkRun } from '../data/bulk'
import styles from './list.module.css'

/** Which of many were not changed, and why. */
export function BulkRefused({ run, onClose }: { run: BulkRun; onClose: () => void }) {
  const { t } = useTranslation('chat')
  return (
    <section className={styles.bulk} aria-label={t('bulk.refusedName')}>
      <div className={styles.bulkHead}>
        <strong>{t('bulk.refused', { count: run.refused_count })}</strong>
        <IconButton label={t('common:close')} icon={IconX} iconSize={16} onClick={onClose} />
      </div>
      <ul className={styles.refused}>
        {run.refused.map(({ conversation, name, code, detail }) => (
          <li key={conversation}>
            <Link to={`/inbox/${conversation}`}>{name || t('unnamed')}</Link>{' '}
            {code === 'moved' ? t('bulk.moved') : errorText({ code, message: detail })}
          </li>
        ))}
      </ul>
    </section>
  )
}
