import { useTranslation } from 'react-i18next'
import styles from './composer.module.css'

/** An answer goes to the customer, a note stays among us: the colour says which. */
export function ModeTabs({ note, onNote }: { note: boolean; onNote: (note: boolean) => void }) {
  const { t } = useTranslation('chat')
  return (
    <fieldset className={styles.modes} aria-label={t('composer.mode')}>
      <button type="button" aria-pressed={!note} onClick={() => onNote(false)}>
        {t('composer.reply')}
      </button>
      <button type="button" aria-pressed={note} data-note onClick={() => onNote(true)}>
        {t('composer.note')}
      </button>
    </fieldset>
  )
}
