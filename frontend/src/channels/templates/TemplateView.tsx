import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  IconCopy,
  IconFile,
  IconImage,
  IconLink,
  IconPhone,
  IconReply,
  IconVideo,
} from '@/ui/icons'
import { piecesOf, type TemplateForm, type Values } from './template'
import styles from './template.module.css'

const HEADS = { image: IconImage, video: IconVideo, document: IconFile } as const
const BUTTONS = { quick_reply: IconReply, url: IconLink, phone: IconPhone, code: IconCopy } as const

interface Props {
  form: TemplateForm
  values: Values
  /** The header's file, where there is one to show. */
  media?: ReactNode
}

/** A template as the customer reads it; what is still to be filled in stands out. */
export function TemplateView({ form, values, media }: Props) {
  const { t } = useTranslation()
  const head = form.header
  const Icon = head && head.kind !== 'text' ? HEADS[head.kind] : null
  return (
    <div className={styles.view}>
      {head?.kind === 'text' && (
        <strong>
          <Filled text={head.text} values={values} />
        </strong>
      )}
      {Icon &&
        head &&
        (media ?? (
          <span className={styles.media}>
            <Icon size={20} /> {t(`template.head.${head.kind}`)}
          </span>
        ))}
      <p>
        <Filled text={form.body} values={values} />
      </p>
      {form.footer && (
        <small>
          <Filled text={form.footer} values={values} />
        </small>
      )}
      {form.buttons.length > 0 && (
        <ul aria-label={t('template.buttons')}>
          {form.buttons.map(({ kind, text, value }) => {
            const Sign = BUTTONS[kind]
            return (
              <li key={`${kind} ${text} ${value}`}>
                <Sign size={14} /> <Filled text={text} values={values} />
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}

function Filled({ text, values }: { text: string; values: Values }) {
  return piecesOf(text, values).map((piece, at) =>
    piece.filled ? (
      <Fragment key={at}>{piece.text}</Fragment>
    ) : (
      <mark key={at}>{piece.key?.replace(/^(header|button)\./, '')}</mark>
    ),
  )
}
