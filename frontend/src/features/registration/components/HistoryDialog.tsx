import { Modal } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { type Registration, useDeeds } from '../data'
import styles from '../registration.module.css'

export function HistoryDialog({ row, onClose }: { row: Registration; onClose: () => void }) {
  const { t } = useTranslation('registration')
  const deeds = useDeeds(row.user)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('history.title', { name: row.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Loading of={deeds}>
        {() => (
          <ul className={styles.deeds}>
            {rowsOf(deeds.data).map(deed => (
              <li key={`${deed.at}${deed.deed}`}>
                <strong>{t(`history.${deed.deed}`)}</strong>
                <span>
                  <Age at={deed.at} />
                  {[deed.by, told(deed.note, t)].filter(Boolean).map(each => ` · ${each}`)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loading>
      <MoreButton of={deeds} />
    </Modal>
  )
}

/** The hub ends its notes with a word of its own; what people wrote stays as it is. */
function told(note: string, t: TFunction<'registration'>): string {
  return note.replace(/(?<=^|: )(match|mismatch|unknown|unavailable|password|email)$/, word =>
    t(`history.of.${word}`),
  )
}
