import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain, complainIn } from '@/api/complain'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import {
  EVENTS,
  type Rule,
  type RuleDraft,
  type RuleEvent,
  useRemoveRule,
  useSaveRule,
} from '../data'
import styles from './builder.module.css'
import { ConditionEditor } from './ConditionEditor'
import { DeedEditor } from './DeedEditor'
import { TryRule } from './TryRule'

const LIST = '/settings/automations'

export function RuleForm({ rule }: { rule: Rule | null }) {
  const { t } = useTranslation('automations')
  const navigate = useNavigate()
  const save = useSaveRule(rule?.id ?? null)
  const form = useForm<RuleDraft>({
    initialValues: {
      name: rule?.name ?? '',
      event: rule?.event ?? 'message_received',
      minutes: rule?.minutes ?? null,
      conditions: rule?.conditions ?? [],
      actions: rule?.actions ?? [],
      stops: rule?.stops ?? false,
      active: rule?.active ?? true,
    },
    validate: {
      name: name => (name.trim() ? null : t('nameMissing')),
      actions: actions => (actions.length === 0 ? t('deedMissing') : null),
    },
  })
  const { values, errors } = form

  function submit(draft: RuleDraft) {
    const minutes = draft.event === 'waiting' ? (draft.minutes ?? 30) : null
    save.mutate(
      { ...draft, minutes },
      {
        onSuccess: () => {
          notify(t('rule.saved', { name: draft.name }))
          if (!rule) navigate(LIST)
        },
        onError: complainIn(form),
      },
    )
  }

  return (
    <form className={page.form} onSubmit={form.onSubmit(submit)} noValidate>
      <TextInput
        label={t('name')}
        required
        maxLength={80}
        placeholder={t('rule.nameHint')}
        {...form.getInputProps('name')}
      />
      <Step title={t('when')}>
        <Select
          aria-label={t('when')}
          allowDeselect={false}
          data={EVENTS.map(event => ({
            value: event,
            label: t(`event.${event}`, { minutes: '…' }),
          }))}
          value={values.event}
          onChange={event => form.setFieldValue('event', event as RuleEvent)}
        />
        {values.event === 'waiting' && (
          <NumberInput
            label={t('minutes')}
            min={1}
            allowDecimal={false}
            value={values.minutes ?? 30}
            error={errors.minutes}
            onChange={minutes => form.setFieldValue('minutes', Number(minutes) || null)}
          />
        )}
      </Step>
      <Step title={t('if')} text={t('ifText')} error={errors.conditions}>
        <ConditionEditor
          value={values.conditions}
          onChange={conditions => form.setFieldValue('conditions', conditions)}
        />
      </Step>
      <Step title={t('deeds')} text={t('deedsText')} error={errors.actions}>
        <DeedEditor
          value={values.actions}
          onChange={actions => form.setFieldValue('actions', actions)}
        />
      </Step>
      <Checkbox label={t('rule.stops')} {...form.getInputProps('stops', { type: 'checkbox' })} />
      <TryRule conditions={values.conditions} />
      <Actions>
        {rule && <RemoveButton rule={rule} onDone={() => navigate(LIST)} />}
        <Button variant="default" onClick={() => navigate(LIST)}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}

interface StepProps {
  title: string
  text?: string
  error?: ReactNode
  children: ReactNode
}

function Step({ title, text, error, children }: StepProps) {
  return (
    <section className={styles.step}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
      {error && (
        <p role="alert" className={styles.wrong}>
          {error}
        </p>
      )}
    </section>
  )
}

function RemoveButton({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const { t } = useTranslation('automations')
  const remove = useRemoveRule(rule.id)
  return (
    <ConfirmButton
      label={t('delete')}
      text={t('rule.deleteText')}
      sure={t('delete')}
      loading={remove.isPending}
      onSure={() => remove.mutate(undefined, { onSuccess: onDone, onError: complain })}
    />
  )
}
