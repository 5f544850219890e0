import { type MouseEvent, useLayoutEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useUser } from '@/api/session'
import { Clamped } from './Clamped'
import styles from './content.module.css'
import { emojiOnly } from './emojiOnly'

const LINK = /(https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]])/g

/** Ours too, but no pages of this app. */
const SERVED = /^\/(api|files|media|p)\//

interface Props {
  text: string
  /** What the hub made of the text: cleaned there, so it is shown as it comes. */
  html: string | null
}

/** The words of a message; a few emoji alone are shown large, very long ones fold. */
export function RichText({ text, html }: Props) {
  if (emojiOnly(text)) {
    return (
      <p className={styles.text} data-jumbo>
        {text}
      </p>
    )
  }
  return <Clamped text={text}>{html ? <Rendered html={html} /> : <Plain text={text} />}</Clamped>
}

/** Plain words with their line breaks, while the hub has not rendered them. */
function Plain({ text }: { text: string }) {
  return (
    <p className={styles.text} dir="auto">
      {text.split(LINK).map((part, at) =>
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

function Rendered({ html }: { html: string }) {
  const box = useRef<HTMLDivElement>(null)
  const { id: me } = useUser()
  const navigate = useNavigate()
  useLayoutEffect(() => {
    for (const chip of box.current?.querySelectorAll<HTMLElement>('.mention') ?? []) {
      const { user } = chip.dataset
      chip.toggleAttribute('data-me', user === me || user === 'all')
    }
  })
  /** Pages of ours open in place. */
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest('a')
    if (!link || link.origin !== location.origin || event.ctrlKey || event.metaKey) return
    if (SERVED.test(link.pathname)) return
    event.preventDefault()
    navigate(link.pathname + link.search)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link inside answers to the keyboard by itself.
    // biome-ignore lint/a11y/noStaticElementInteractions: only the links inside are clicked.
    <div
      ref={box}
      className={styles.rich}
      dir="auto"
      onClick={onClick}
      // The hub's own rendering, sanitised there.
      dangerouslySetInnerHTML={{ __html: html }}
    />
  )
}
