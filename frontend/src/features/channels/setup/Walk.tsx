import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconCheck } from '@/ui/icons'
import styles from './setup.module.css'
import type { StepKey, Walked } from './steps'

interface Props {
  walk: Walked[]
  /** Done before, and looked at again. */
  opened?: StepKey | null
  onOpen?: (step: StepKey) => void
  children: (step: StepKey) => ReactNode
}

/** Numbered steps under each other; the one to do now is open, those behind have their tick. */
export function Walk({ walk, opened, onOpen, children }: Props) {
  const { t } = useTranslation('channels')
  return (
    <ol className={styles.walk} aria-label={t('setup.steps')}>
      {walk.map(({ key, state }, index) => {
        const open = opened ? opened === key : state === 'now'
        const name = t(`setup.${key}`)
        return (
          <li
            key={key}
            data-step={key}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={styles.mark} aria-hidden>
              {state === 'done' ? <IconCheck size={16} /> : index + 1}
            </span>
            <div className={styles.body}>
              <h2>
                {onOpen && state !== 'later' && !open ? (
                  <button type="button" onClick={() => onOpen(key)}>
                    {name}
                  </button>
                ) : (
                  name
                )}
                {state === 'done' && <span className="visually-hidden"> ({t('setup.done')})</span>}
              </h2>
              {open && <div className={styles.content}>{children(key)}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** Lines of a text as a list. */
export function Lines({ text, ordered }: { text: string; ordered?: boolean }) {
  const lines = text.split('\n').filter(Boolean)
  const List = ordered ? 'ol' : 'ul'
  return (
    <List className={styles.lines}>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </List>
  )
}
