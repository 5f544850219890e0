import type { Message } from '@/api/types'
import { Meta } from './Bubble'
import { AroundView } from './content/AroundView'
import { Words } from './content/Content'
import { Pictures } from './content/Pictures'
import { Failure } from './Failure'
import type { Shown, Side } from './items'
import { MessageMenu } from './MessageMenu'
import { QuoteView } from './QuoteView'
import { Reactions } from './Reactions'
import { SeenFaces } from './SeenFaces'
import styles from './thread.module.css'

/** Neighbours that came as one album: their pictures side by side, the words below. */
export function AlbumBubble({ shown, side }: { shown: Shown[]; side: Side }) {
  const messages = shown.map(({ message }) => message)
  const first = messages[0] as Message
  const last = shown.at(-1) as Shown
  return (
    <article className={styles.bubbleRow} data-number={first.number}>
      <div className={styles.bubble} data-side={side}>
        {first.reply_to && <QuoteView quote={first.reply_to} />}
        <AroundView message={first} />
        <Pictures
          shown={messages.flatMap(message => message.attachments.map(file => ({ message, file })))}
        />
        {messages.map(message => message.text && <Words key={message.id} message={message} />)}
        <Meta shown={last} side={side} />
      </div>
      <MessageMenu message={first} side={side} />
      {messages.map(
        message => message.reactions.length > 0 && <Reactions key={message.id} message={message} />,
      )}
      <SeenFaces message={last.message} />
      <Failure message={last.message} outgoing={null} />
    </article>
  )
}
