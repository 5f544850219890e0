import type { Macro } from '@/api/deeds'
import { deedText } from '@/lib/deeds'
import { useColleagues } from '../data/colleagues'
import styles from './macros.module.css'

/** What it does, a line for each action. */
export function MacroPreview({ macro }: { macro: Macro }) {
  const people = useColleagues().data ?? []
  const nameOf = (id: string) => people.find(person => person.id === id)?.name
  return (
    <ol className={styles.preview}>
      {macro.actions.map((deed, at) => (
        <li key={at}>{deedText(deed, nameOf)}</li>
      ))}
    </ol>
  )
}
