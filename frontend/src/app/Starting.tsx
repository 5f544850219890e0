import { Logo } from '@/ui/Logo'
import styles from './app.module.css'

/** What stands on the screen before anything is known; quiet, since it lasts a blink. */
export function Starting() {
  return (
    <div className={styles.starting} aria-busy="true">
      <Logo size={40} />
    </div>
  )
}
