import { Button, TextInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { TemplateView } from '@/channels/templates/TemplateView'
import type { Blank, TemplateDraft, Values } from '@/channels/templates/template'
import { IconButton } from '@/ui/IconButton'
import { IconBack, IconSend } from '@/ui/icons'
import { CategoryChip } from './CategoryChip'
import { HeaderFile } from './HeaderFile'
import { TemplatePicker } from './TemplatePicker'
import styles from './templates.module.css'
import { type Filling, useTemplateForm } from './useTemplateForm'

interface Props {
  channel: string
  known?: Values
  /** Sends it, or throws what the hub said; the same draft keeps its `clientId` for every try. */
  onSend: (draft: TemplateDraft, clientId: string) => Promise<void>
}

const NONE: Values = {}

/** Find a template, fill it in, see what the customer will read and what it is billed as; send it. */
export function TemplateForm({ channel, known = NONE, onSend }: Props) {
  const { t } = useTranslation('chat')
  const filling = useTemplateForm({
    say: problem => t(`template.problem.${problem}`),
    send: onSend,
    complain,
    known,
  })
  if (!filling.template?.form) return <TemplatePicker channel={channel} onPick={filling.pick} />
  const { template } = filling
  return (
    <form
      className={styles.form}
      aria-label={template.name}
      onSubmit={event => {
        event.preventDefault()
        filling.submit()
      }}
    >
      <header>
        <IconButton
          label={t('template.others')}
          icon={IconBack}
          onClick={() => filling.pick(null)}
        />
        <strong>{template.name}</strong>
        <span>{template.language}</span>
      </header>
      <div className={styles.halves}>
        <Fields filling={filling} />
        <Preview filling={filling} />
      </div>
      <footer>
        <CategoryChip category={template.category} explained />
        <Button
          type="submit"
          loading={filling.busy}
          rightSection={<IconSend size={16} />}
          data-send-template
        >
          {t('template.send')}
        </Button>
      </footer>
    </form>
  )
}

function Fields({ filling }: { filling: Filling }) {
  const { t } = useTranslation('chat')
  const form = filling.template?.form
  if (!form) return null
  const nothing = form.blanks.length === 0 && !form.header?.file
  return (
    <div className={styles.fields}>
      {form.header?.file && form.header.kind !== 'text' && (
        <HeaderFile
          kind={form.header.kind}
          file={filling.header}
          wrong={filling.wrong.header}
          onFile={filling.attach}
        />
      )}
      {form.blanks.map((blank, at) => (
        <TextInput
          key={blank.key}
          label={labelOf(blank, t)}
          placeholder={blank.example && t('template.example', { example: blank.example })}
          value={filling.values[blank.key] ?? ''}
          error={filling.wrong[blank.key]}
          autoComplete="off"
          data-autofocus={at === 0 || undefined}
          autoFocus={at === 0}
          onChange={event => filling.fill(blank.key, event.currentTarget.value)}
        />
      ))}
      {nothing && <p>{t('template.nothing')}</p>}
    </div>
  )
}

function Preview({ filling }: { filling: Filling }) {
  const { t } = useTranslation('chat')
  const form = filling.template?.form
  if (!form) return null
  const picture = filling.header?.thumbnail_url ?? filling.header?.url
  const media =
    filling.header?.kind === 'image' && picture ? (
      <img className={styles.picture} src={picture} alt={filling.header.name} />
    ) : undefined
  return (
    <section className={styles.preview} aria-label={t('template.preview')}>
      <TemplateView form={form} values={filling.values} media={media} />
    </section>
  )
}

function labelOf({ part, name }: Blank, t: TFunction): string {
  const shown = /^\d+$/.test(name) ? t('template.blank', { name }) : name.replaceAll('_', ' ')
  return part === 'body' ? shown : t(`template.in.${part}`, { name: shown })
}
