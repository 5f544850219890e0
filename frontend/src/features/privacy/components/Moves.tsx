import { Button, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type PrivacyRequest, useMove } from '../data'

/** What can be done with a request now; forgetting somebody is asked twice. */
export function Moves({ row }: { row: PrivacyRequest }) {
  const { t } = useTranslation('privacy')
  const move = useMove(row.id)
  const [asking, setAsking] = useState<'deny' | 'check-identity' | null>(null)
  const may = (name: string) => row.allowed_transitions.some(each => each === name)
  const failed = row.state === 'failed'
  const fulfil = () =>
    move.mutate(
      { move: 'fulfil' },
      { onSuccess: () => notify(t('moved.fulfil')), onError: complain },
    )
  return (
    <>
      {may('withdraw') && (
        <Button
          variant="default"
          loading={move.isPending}
          onClick={() => move.mutate({ move: 'withdraw' }, { onError: complain })}
        >
          {t('move.withdraw')}
        </Button>
      )}
      {may('deny') && (
        <Button variant="default" onClick={() => setAsking('deny')}>
          {t('move.deny')}
        </Button>
      )}
      {may('check-identity') && (
        <Button onClick={() => setAsking('check-identity')}>{t('move.check-identity')}</Button>
      )}
      {may('fulfil') &&
        (row.right === 'erasure' ? (
          <ConfirmButton
            label={t(failed ? 'move.retry' : 'move.erase')}
            name={t(failed ? 'move.retryWho' : 'move.eraseWho', { name: row.name })}
            text={t('eraseText', { name: row.name })}
            sure={t('move.eraseSure')}
            loading={move.isPending}
            onSure={fulfil}
          />
        ) : (
          <Button loading={move.isPending} onClick={fulfil}>
            {t(failed ? 'move.retry' : `move.fulfil_${row.right}`)}
          </Button>
        ))}
      {asking && <Asked move={asking} row={row} onClose={() => setAsking(null)} />}
    </>
  )
}

interface AskedProps {
  move: 'deny' | 'check-identity'
  row: PrivacyRequest
  onClose: () => void
}

function Asked({ move, row, onClose }: AskedProps) {
  const { t } = useTranslation('privacy')
  const send = useMove(row.id)
  const form = useForm({ initialValues: { reason: '', how: '' } })
  const denies = move === 'deny'

  function submit({ reason, how }: typeof form.values) {
    send.mutate(denies ? { move, reason } : { move, how }, {
      onSuccess: () => {
        notify(t(`moved.${move}`))
        onClose()
      },
      onError: complainIn(form),
    })
  }

  return (
    <FormDialog
      title={t(`ask.${move}`)}
      action={t(`move.${move}`)}
      danger={denies}
      busy={send.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      {denies ? (
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          required
          autosize
          minRows={3}
          maxLength={500}
          data-autofocus
          {...form.getInputProps('reason')}
        />
      ) : (
        <TextInput
          label={t('how')}
          description={t('howHint')}
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps('how')}
        />
      )}
    </FormDialog>
  )
}
