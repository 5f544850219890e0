import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Action } from '@/api/types'
import { IconAnswer, IconLock, IconSlash } from '@/ui/icons'
import styles from './composer.module.css'
import type { Offered } from './useSlash'

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
  offered: Offered[]
  active: number
  onPick: (one: Offered) => void
}

/**
 * Answers that are ready, then what can be done here. Locked actions stay visible with their
 * reason: so people learn what unlocks them.
 */
export function SlashMenu({ offered, active, onPick }: Props) {
  const { t } = useTranslation('chat')
  const shown = offered[active]
  return (
    <div className={styles.slash} id="slash-menu" role="listbox" aria-label={t('slash.name')}>
      {offered.length === 0 && <p>{t('slash.none')}</p>}
      {offered.map((one, at) => (
        <button
          key={one.key}
          id={`slash-${one.key}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          data-answer={one.type === 'answer' || undefined}
          aria-disabled={one.type === 'action' && one.action.locked}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onPick(one)}
        >
          {one.type === 'action' ? <ActionLine action={one.action} /> : <AnswerLine one={one} />}
        </button>
      ))}
      {shown?.type === 'answer' && (
        <div className={styles.slashPreview} aria-hidden>
          {shown.answer.text}
        </div>
      )}
    </div>
  )
}

function ActionLine({ action }: { action: Action }) {
  const { t } = useTranslation('chat')
  return (
    <>
      {action.locked ? <IconLock size={16} /> : <IconSlash size={16} />}
      <strong>{slashOf(action)}</strong>
      <span>{action.label}</span>
      {action.locked && <em>{reasonOf(action, t)}</em>}
    </>
  )
}

function AnswerLine({ one }: { one: Offered & { type: 'answer' } }) {
  const { t } = useTranslation('chat')
  const { shortcut, text, files } = one.answer
  return (
    <>
      <IconAnswer size={16} />
      <strong>/{shortcut}</strong>
      <span>{text || files.map(({ name }) => name).join(', ')}</span>
      {files.length > 0 && <em>{t('canned.files', { count: files.length })}</em>}
    </>
  )
}

/** Why it is locked, in the reader's language. */
export function reasonOf(action: Action, t: TFunction): string {
  return t([`chat:slash.reason.${action.reason}`, 'chat:slash.reason.locked'])
}
