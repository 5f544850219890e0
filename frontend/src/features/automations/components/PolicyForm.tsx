import { Button, Checkbox, Input, Modal, NumberInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { type Policy, type PolicyDraft, useRemovePolicy, useSavePolicy } from '../promises'
import { ConditionEditor } from './ConditionEditor'

const MINUTES = ['first_minutes', 'next_minutes', 'resolution_minutes'] as const

export function PolicyForm({ policy, onClose }: { policy: Policy | null; onClose: () => void }) {
  const { t } = useTranslation('automations')
  const save = useSavePolicy(policy?.id ?? null)
  const remove = useRemovePolicy(policy?.id ?? '')
  const form = useForm<PolicyDraft>({
    initialValues: {
      name: policy?.name ?? '',
      first_minutes: policy ? policy.first_minutes : 15,
      next_minutes: policy ? policy.next_minutes : 30,
      resolution_minutes: policy?.resolution_minutes ?? null,
      in_hours: policy?.in_hours ?? true,
      pauses: policy?.pauses ?? true,
      warn_minutes: policy?.warn_minutes ?? 5,
      conditions: policy?.conditions ?? [],
      active: policy?.active ?? true,
    },
    validate: {
      name: name => (name.trim() ? null : t('nameMissing')),
      first_minutes: (_, values) =>
        MINUTES.some(name => values[name]) ? null : t('sla.nothingPromised'),
    },
  })

  function submit(draft: PolicyDraft) {
    save.mutate(draft, {
      onSuccess: () => {
        notify(t('sla.saved', { name: draft.name }))
        onClose()
      },
      onError: complainIn(form),
    })
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(policy ? 'sla.editTitle' : 'sla.addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={page.form} onSubmit={form.onSubmit(submit)} noValidate>
        <TextInput
          label={t('name')}
          required
          maxLength={80}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <div className={page.pair}>
          {MINUTES.map(name => (
            <NumberInput
              key={name}
              label={t(`sla.${name}`)}
              placeholder={t('sla.none')}
              min={1}
              allowDecimal={false}
              suffix=" min"
              value={form.values[name] ?? ''}
              error={form.errors[name]}
              onChange={minutes => form.setFieldValue(name, Number(minutes) || null)}
            />
          ))}
          <NumberInput
            label={t('sla.warn_minutes')}
            min={0}
            allowDecimal={false}
            suffix=" min"
            value={form.values.warn_minutes}
            onChange={minutes => form.setFieldValue('warn_minutes', Number(minutes) || 0)}
          />
        </div>
        <div className={page.checks}>
          <Checkbox
            label={t('sla.in_hours')}
            {...form.getInputProps('in_hours', { type: 'checkbox' })}
          />
          <Checkbox
            label={t('sla.pauses')}
            {...form.getInputProps('pauses', { type: 'checkbox' })}
          />
          <Checkbox label={t('on')} {...form.getInputProps('active', { type: 'checkbox' })} />
        </div>
        <Input.Wrapper label={t('sla.for')} error={form.errors.conditions}>
          <ConditionEditor
            kinds={['channel', 'team', 'priority', 'category']}
            value={form.values.conditions}
            onChange={conditions => form.setFieldValue('conditions', conditions)}
          />
        </Input.Wrapper>
        <Actions>
          {policy && (
            <ConfirmButton
              label={t('delete')}
              text={t('sla.deleteText')}
              sure={t('delete')}
              loading={remove.isPending}
              onSure={() => remove.mutate(undefined, { onSuccess: onClose, onError: complain })}
            />
          )}
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('common:save')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
