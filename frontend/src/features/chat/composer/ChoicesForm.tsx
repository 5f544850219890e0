import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '@/api/types'
import { FormDialog } from '@/ui/FormDialog'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconX } from '@/ui/icons'
import styles from './composer.module.css'
import type { Carded } from './extras'

interface Props {
  text: string
  numbered: boolean
  onSend: (carded: Carded) => void
  onClose: () => void
}

const MOST = 10
const LONGEST = 72

/** A question with up to ten answers to press. */
export default function ChoicesForm({ text, numbered, onSend, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [question, setQuestion] = useState(text)
  const [options, setOptions] = useState<Option[]>(() => [fresh(), fresh()])
  const [asked, setAsked] = useState(false)
  const titled = options.filter(one => one.title.trim())
  const titles = titled.map(one => one.title.trim().toLowerCase())
  const twice = new Set(titles).size < titles.length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!question.trim() || titled.length === 0 || twice) return
    const kept = titled.map(({ id, title }) => ({ id, title: title.trim() }))
    onSend({ kind: 'text', text: question.trim(), card: { type: 'choices', options: kept } })
  }
  const problem = titled.length === 0 ? t('extra.choices.noOption') : t('extra.choices.twice')
  return (
    <FormDialog
      title={t('extra.choices.name')}
      action={t('composer.send')}
      busy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t('extra.choices.question')}
        autosize
        minRows={2}
        maxRows={6}
        value={question}
        error={asked && !question.trim() && t('extra.choices.noQuestion')}
        data-autofocus
        onChange={event => setQuestion(event.currentTarget.value)}
      />
      <fieldset className={styles.options}>
        <legend>{t('extra.choices.options')}</legend>
        {options.map((option, at) => (
          <div key={option.id}>
            <TextInput
              aria-label={t('extra.choices.option', { number: at + 1 })}
              placeholder={t('extra.choices.option', { number: at + 1 })}
              maxLength={LONGEST}
              value={option.title}
              onChange={event =>
                setOptions(options.with(at, { ...option, title: event.currentTarget.value }))
              }
            />
            {options.length > 1 && (
              <IconButton
                label={t('extra.choices.remove', { number: at + 1 })}
                icon={IconX}
                onClick={() => setOptions(options.filter(one => one.id !== option.id))}
              />
            )}
          </div>
        ))}
        {asked && (titled.length === 0 || twice) && <p role="alert">{problem}</p>}
        {options.length < MOST && (
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} />}
            onClick={() => setOptions([...options, fresh()])}
          >
            {t('extra.choices.add')}
          </Button>
        )}
      </fieldset>
      {numbered && <p className={styles.hint}>{t('extra.choices.numbered')}</p>}
    </FormDialog>
  )
}

/** Its id is like no other's: a press finds its question by it. */
function fresh(): Option {
  return { id: crypto.randomUUID().slice(0, 13), title: '' }
}
