import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { SecretOnce } from '@/ui/SecretOnce'
import { EVENTS, eventKey } from '../events'
import { type Subscription, useAddSubscription, useChangeSubscription } from '../subscriptions'

interface Props {
  /** `null` makes a new one. */
  subscription: Subscription | null
  onClose: () => void
}

export function SubscriptionForm({ subscription, onClose }: Props) {
  const { t } = useTranslation('bots')
  const [secret, setSecret] = useState<string | null>(null)
  const add = useAddSubscription()
  const change = useChangeSubscription(subscription?.id ?? '')
  const form = useForm({
    initialValues: {
      name: subscription?.name ?? '',
      url: subscription?.url ?? 'https://',
      events: subscription?.events ?? ['message.received'],
    },
    validate: {
      url: url => (/^https:\/\/[^\s/]/.test(url) ? null : t('told.urlWrong')),
      events: chosen => (chosen.length === 0 ? t('told.choose') : null),
    },
  })

  function submit(values: typeof form.values) {
    const onError = complainIn({
      setErrors: errors =>
        form.setErrors(errors.url ? { ...errors, url: t('told.urlWrong') } : errors),
    })
    if (!subscription) {
      add.mutate(values, { onSuccess: made => setSecret(made.secret), onError })
      return
    }
    change.mutate(values, {
      onSuccess: () => {
        notify(t('told.saved'))
        onClose()
      },
      onError,
    })
  }

  if (secret !== null) {
    return (
      <SecretOnce
        title={t('told.made')}
        label={t('told.secret')}
        text={t('told.madeText')}
        secret={secret}
        onClose={onClose}
      />
    )
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t(subscription ? 'told.editTitle' : 'told.addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={page.form} onSubmit={form.onSubmit(submit)} autoComplete="off" noValidate>
        <TextInput
          label={t('told.name')}
          required
          maxLength={60}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('told.url')}
          description={t('told.urlHint')}
          required
          inputMode="url"
          spellCheck={false}
          {...form.getInputProps('url')}
        />
        <Checkbox.Group label={t('told.events')} {...form.getInputProps('events')}>
          <div className={page.checks}>
            {[...new Set([...EVENTS, ...form.values.events])].map(event => (
              <Checkbox
                key={event}
                value={event}
                label={t(`event.${eventKey(event)}`, { defaultValue: event })}
                description={event}
              />
            ))}
          </div>
        </Checkbox.Group>
        <Actions>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={add.isPending || change.isPending}>
            {t(subscription ? 'common:save' : 'told.add')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
