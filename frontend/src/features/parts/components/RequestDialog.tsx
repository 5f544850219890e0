import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { FormDialog } from '@/ui/FormDialog'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconTrash } from '@/ui/icons'
import type { PartDetail } from '../data'
import styles from '../parts.module.css'
import type { RequestDetail } from '../requests'
import { PartSelect } from './PartSelect'
import { useSend } from './useForm'

interface Props {
  /** What is missing, where one came from its page. */
  part?: PartDetail
  /** The order that waits for them. */
  order?: string
  /** Leave the request where it is; else its page opens. */
  stay?: boolean
  onClose: () => void
}

interface Wanted {
  key: number
  part: string | null
  quantity: string
}

/** Asks for parts that are missing. */
export function RequestDialog({ part, order, stay, onClose }: Props) {
  const { t } = useTranslation('parts')
  const navigate = useNavigate()
  const lot = part && part.reorder_quantity !== '0' ? part.reorder_quantity : '1'
  const [lines, setLines] = useState<Wanted[]>([{ key: 0, part: part?.id ?? null, quantity: lot }])
  const [note, setNote] = useState('')
  const form = useSend<RequestDetail>({
    to: 'parts-requests/',
    done: t('request.made'),
    onDone: made => {
      onClose()
      if (!stay) void navigate(`/parts-requests/${made.id}`)
    },
  })
  const set = (key: number, next: Partial<Wanted>) =>
    setLines(all => all.map(line => (line.key === key ? { ...line, ...next } : line)))
  const submit = () => {
    if (lines.some(line => !line.part || !line.quantity.trim()))
      form.setErrors({ lines: t('request.incomplete') })
    else
      form.send({
        lines: lines.map(line => ({
          part: line.part,
          quantity: line.quantity,
          ...(order && { order }),
        })),
        note,
      })
  }
  return (
    <FormDialog
      title={t('request.ask')}
      action={t('request.submit')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {order && <p className={styles.dim}>{t('request.orderWaits')}</p>}
      <div className={styles.lines}>
        {lines.map(line =>
          part && line.key === 0 ? (
            <TextInput
              key={line.key}
              label={part.name}
              inputMode="decimal"
              value={line.quantity}
              onChange={event => set(line.key, { quantity: event.currentTarget.value })}
            />
          ) : (
            <div key={line.key} className={styles.line}>
              <PartSelect value={line.part} onChange={id => set(line.key, { part: id })} />
              <TextInput
                label={t('quantity')}
                inputMode="decimal"
                value={line.quantity}
                onChange={event => set(line.key, { quantity: event.currentTarget.value })}
              />
              {lines.length > 1 && (
                <IconButton
                  icon={IconTrash}
                  label={t('request.removeLine')}
                  onClick={() => setLines(all => all.filter(each => each.key !== line.key))}
                />
              )}
            </div>
          ),
        )}
      </div>
      {form.errors.lines && (
        <p role="alert" className={styles.warn}>
          {form.errors.lines}
        </p>
      )}
      <Button
        variant="subtle"
        leftSection={<IconPlus size={16} />}
        onClick={() => setLines(all => [...all, { key: Date.now(), part: null, quantity: '1' }])}
      >
        {t('request.addLine')}
      </Button>
      <Textarea
        label={t('request.note')}
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        error={form.errors.note}
        onChange={event => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
