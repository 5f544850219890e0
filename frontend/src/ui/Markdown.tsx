import { type ElementType, Fragment } from 'react'
import { type Block, blocksOf, type Inline } from '@/lib/markdown'
import styles from './markdown.module.css'

interface Props {
  source: string
  /** Where a picture named beside the text is found; none is left out. */
  pictureOf: (name: string) => string | undefined
  /** Where a page named beside the text is found; else a link leads out. */
  onPage?: (name: string) => void
}

/** Draws a text of ours: only elements made here, never markup of the text. */
export function Markdown({ source, pictureOf, onPage }: Props) {
  const draw = (inline: Inline[]) =>
    inline.map((piece, at) => (
      <Piece key={at} piece={piece} pictureOf={pictureOf} onPage={onPage} />
    ))
  return (
    <div className={styles.markdown}>
      {blocksOf(source).map((block, at) => (
        <Fragment key={at}>{drawn(block, draw)}</Fragment>
      ))}
    </div>
  )
}

function drawn(block: Block, draw: (inline: Inline[]) => React.ReactNode) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(block.level + 1, 5)}` as ElementType
      return <Heading>{draw(block.inline)}</Heading>
    }
    case 'list': {
      const items = block.items.map((item, at) => <li key={at}>{draw(item)}</li>)
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'code':
      return <pre>{block.text}</pre>
    case 'table':
      return <Table rows={block.rows} draw={draw} />
    case 'quote':
      return <blockquote>{draw(block.inline)}</blockquote>
    default:
      return <p>{draw(block.inline)}</p>
  }
}

function Table({
  rows: [head = [], ...rest],
  draw,
}: {
  rows: Inline[][][]
  draw: (inline: Inline[]) => React.ReactNode
}) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, at) => (cell.length ? <th key={at}>{draw(cell)}</th> : <td key={at} />))}
        </tr>
      </thead>
      <tbody>
        {rest.map((row, line) => (
          <tr key={line}>
            {row.map((cell, at) => (
              <td key={at}>{draw(cell)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Piece({ piece, pictureOf, onPage }: Omit<Props, 'source'> & { piece: Inline }) {
  switch (piece.kind) {
    case 'strong':
      return <strong>{piece.text}</strong>
    case 'code':
      return <code>{piece.text}</code>
    case 'image': {
      const src = pictureOf(piece.src)
      return src ? <img src={src} alt={piece.text} loading="lazy" /> : null
    }
    case 'link':
      if (onPage && piece.href.endsWith('.md')) {
        return (
          <button type="button" onClick={() => onPage(piece.href)}>
            {piece.text}
          </button>
        )
      }
      return (
        <a href={piece.href} target="_blank" rel="noreferrer">
          {piece.text}
        </a>
      )
    default:
      return piece.text
  }
}
