import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { useUser } from '@/api/session'
import { type Standing, saveStanding, standingOf } from '@/api/status'
import { ENDS, type End, endOf } from '@/lib/ends'
import { formatMoment } from '@/lib/format'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import styles from './dialog.module.css'

const PRESETS = [
  { name: 'lunch', emoji: '🍽️', end: 'hour' },
  { name: 'call', emoji: '📞', end: 'half' },
  { name: 'road', emoji: '🚚', end: 'today' },
  { name: 'home', emoji: '🏠', end: 'today' },
  { name: 'sick', emoji: '🤒', end: 'today' },
  { name: 'leave', emoji: '🌴', end: 'none' },
] as const

/** `keep`: as it stands; `none`: no end, or for silence: off. */
type Choice = End | 'keep' | 'none'

/** What colleagues read beside one's name, and do not disturb. */
export default function StatusDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { status, quiet_until } = standingOf(useUser())
  const form = useForm({
    initialValues: {
      emoji: status?.emoji ?? '',
      text: status?.text ?? '',
      until: (status?.until ? 'keep' : 'none') as Choice,
      quiet: (quiet_until ? 'keep' : 'none') as Choice,
    },
  })

  async function save(change: Standing, done: string) {
    try {
      await saveStanding(change)
      notify(done)
      onClose()
    } catch (error) {
      complainIn(form)(error)
    }
  }

  function submit({ emoji, text, until, quiet }: typeof form.values) {
    const said = { emoji: emoji.trim(), text: text.trim() }
    const silent = !said.emoji && !said.text
    return save(
      {
        status: silent ? null : { ...said, until: instantOf(until, status?.until) },
        quiet_until: instantOf(quiet, quiet_until),
      },
      t('status.saved'),
    )
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('status.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className={page.form} onSubmit={form.onSubmit(submit)}>
        <div className={styles.said}>
          <TextInput
            label={t('status.emoji')}
            maxLength={32}
            className={styles.emoji}
            {...form.getInputProps('emoji')}
          />
          <TextInput
            label={t('status.text')}
            description={t('status.textHint')}
            maxLength={80}
            data-autofocus
            {...form.getInputProps('text')}
          />
        </div>
        <div className={styles.presets}>
          {PRESETS.map(({ name, emoji, end }) => (
            <Button
              key={name}
              variant="default"
              size="compact-sm"
              onClick={() =>
                form.setValues({ emoji, text: t(`status.preset.${name}`), until: end })
              }
            >
              {emoji} {t(`status.preset.${name}`)}
            </Button>
          ))}
        </div>
        <div className={page.pair}>
          <EndSelect
            label={t('status.until')}
            none={t('status.end.never')}
            kept={status?.until}
            {...form.getInputProps('until')}
          />
          <EndSelect
            label={t('status.quiet')}
            hint={t('status.quietHint')}
            none={t('status.end.off')}
            kept={quiet_until}
            {...form.getInputProps('quiet')}
          />
        </div>
        <Actions>
          {status && (
            <Button
              variant="default"
              onClick={() => void save({ status: null, quiet_until }, t('status.cleared'))}
            >
              {t('status.clear')}
            </Button>
          )}
          <Button type="submit" loading={form.submitting}>
            {t('save')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}

function instantOf(choice: Choice, kept: string | null | undefined): string | null {
  if (choice === 'keep') return kept ?? null
  return choice === 'none' ? null : endOf(choice, new Date()).toISOString()
}

interface EndProps {
  label: string
  hint?: string
  /** What choosing no end means here. */
  none: string
  kept: string | null | undefined
  value?: Choice
}

function EndSelect({ label, hint, none, kept, ...field }: EndProps) {
  const { t } = useTranslation()
  const ends = ENDS.map(end => ({ value: end as Choice, label: t(`status.end.${end}`) }))
  const keep = kept
    ? [{ value: 'keep' as Choice, label: t('status.end.keep', { at: formatMoment(kept) }) }]
    : []
  return (
    <Select
      label={label}
      description={hint}
      data={[{ value: 'none' as Choice, label: none }, ...keep, ...ends]}
      {...field}
    />
  )
}
