import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Action } from '@/api/types'
import { IconLock, IconSlash } from '@/ui/icons'
import styles from './composer.module.css'

export function slashOf(action: Action): string {
  return `/${action.slash}`
}

/** The actions a typed `/…` means; null when the text is no command. */
export function matching(text: string, actions: Action[]): Action[] | null {
  if (!/^\/[\p{L}\d_-]*$/u.test(text)) return null
  const typed = text.toLowerCase()
  return actions.filter(
    action =>
      slashOf(action).toLowerCase().startsWith(typed) ||
      `/${action.label.toLowerCase()}`.startsWith(typed),
  )
}

interface Props {
  actions: Action[]
  active: number
  onPick: (action: Action) => void
}

/** Locked actions stay visible with their reason: so people learn what unlocks them. */
export function SlashMenu({ actions, active, onPick }: Props) {
  const { t } = useTranslation('chat')
  return (
    <div className={styles.slash} id="slash-menu" role="listbox" aria-label={t('slash.name')}>
      {actions.length === 0 && <p>{t('slash.none')}</p>}
      {actions.map((action, at) => (
        <button
          key={action.key}
          id={`slash-${action.key}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          aria-disabled={action.locked}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onPick(action)}
        >
          {action.locked ? <IconLock size={16} /> : <IconSlash size={16} />}
          <strong>{slashOf(action)}</strong>
          <span>{action.label}</span>
          {action.locked && <em>{reasonOf(action, t)}</em>}
        </button>
      ))}
    </div>
  )
}

/** Why it is locked, in the reader's language. */
export function reasonOf(action: Action, t: TFunction): string {
  return t([`chat:slash.reason.${action.reason}`, 'chat:slash.reason.locked'])
}
