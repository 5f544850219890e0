import { useFace } from '@/lib/faces'
import styles from './primitives.module.css'

const HUES = [12, 38, 84, 152, 190, 222, 262, 310, 340]

function hueOf(text: string): number {
  let sum = 0
  for (const char of text) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973
  return HUES[sum % HUES.length] ?? 222
}

export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter(word => /\p{L}|\p{N}/u.test(word))
  const first = words[0]
  if (!first) return '?'
  const last = words.length > 1 ? words[words.length - 1] : ''
  return `${[...first][0]}${last ? [...last][0] : ''}`.toLocaleUpperCase()
}

interface Props {
  name: string
  size?: number
  /** Of a person who may have a photo. */
  id?: string
}

export function Avatar({ name, size = 36, id }: Props) {
  const face = useFace(id)
  if (face) {
    return <img alt="" className={styles.face} src={face} width={size} height={size} />
  }
  return (
    <span
      aria-hidden
      className={styles.avatar}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.38),
        ['--hue' as string]: hueOf(name),
      }}
      data-initials={initialsOf(name)}
    />
  )
}
