import { SegmentedControl, Select, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import type { Closing, Opportunity, Outcome } from '../data'
import { useReasons } from '../data'

interface Props {
  card: Opportunity
  busy: boolean
  /** The hub's words by field, where it refused. */
  errors: Record<string, string>
  onDone: (closing: Closing) => void
  onClose: () => void
}

/** How it ended: nothing is closed without saying so. */
export function CloseDialog({ card, busy, errors, onDone, onClose }: Props) {
  const { t } = useTranslation('opportunities')
  const reasons = useReasons().data ?? []
  const form = useForm({
    initialValues: { outcome: 'won' as Outcome, lost_reason: '', note: '' },
    validate: {
      lost_reason: (value, { outcome }) =>
        outcome === 'lost' && !value ? t('close.reasonMissing') : null,
    },
  })
  const lost = form.values.outcome === 'lost'
  return (
    <FormDialog
      title={t('close.title', { title: card.title })}
      action={t(lost ? 'close.lost' : 'close.won')}
      danger={lost}
      busy={busy}
      onSubmit={form.onSubmit(({ outcome, lost_reason, note }) =>
        onDone({ outcome, note: note.trim(), lost_reason: lost ? lost_reason : null }),
      )}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('close.how')}
        data={(['won', 'lost'] as const).map(value => ({ value, label: t(`outcome.${value}`) }))}
        fullWidth
        {...form.getInputProps('outcome')}
      />
      {lost && (
        <Select
          label={t('close.reason')}
          placeholder={t('close.reasonHint')}
          data={reasons.map(reason => ({ value: reason.id, label: reason.name }))}
          {...form.getInputProps('lost_reason')}
          error={form.errors.lost_reason ?? errors.lost_reason}
        />
      )}
      <Textarea
        label={t('close.note')}
        description={lost ? undefined : t('close.noteHint')}
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('note')}
        error={form.errors.note ?? errors.note}
      />
    </FormDialog>
  )
}
