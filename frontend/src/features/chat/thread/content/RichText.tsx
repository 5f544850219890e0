import styles from './content.module.css'

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g

/** Plain words with their line breaks; only full web addresses become links. */
export function RichText({ text }: { text: string }) {
  const parts = text.split(LINK)
  return (
    <p className={styles.text} dir="auto">
      {parts.map((part, at) =>
        at % 2 === 1 ? (
          <a key={at} href={part} target="_blank" rel="noopener noreferrer">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  )
}
