import { useTranslation } from 'react-i18next'
import { useStore } from '@/lib/store'
import { IconX } from './icons'
import { dismiss, toasts } from './notify'
import styles from './primitives.module.css'

/** Stands once in each shell. */
export function Toasts() {
  const { t } = useTranslation()
  return (
    <div className={styles.toasts} role="status" aria-live="polite" aria-atomic="false">
      {useStore(toasts).map(toast => (
        <div key={toast.id} className={styles.toast} data-tone={toast.tone}>
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              onClick={() => {
                toast.action?.run()
                dismiss(toast.id)
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button type="button" aria-label={t('close')} onClick={() => dismiss(toast.id)}>
            <IconX size={16} />
          </button>
        </div>
      ))}
    </div>
  )
}
