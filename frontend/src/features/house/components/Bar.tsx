import { Progress } from '@mantine/core'
import styles from '../house.module.css'

/** How much is done, beside the words that say so. */
export function Bar({ done, all }: { done: number; all: number }) {
  return <Progress className={styles.bar} size={6} value={(done / all) * 100} aria-hidden />
}
