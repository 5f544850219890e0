import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { ScanSecret } from '@/ui/ScanSecret'
import { useConfirmFactor } from '../data'
import type { Setup } from '../types'

interface Props {
  setup: Setup
  onReady: (codes: string[]) => void
  onClose: () => void
}

/** A picture for the phone, and the first code it counts. */
export function SetupDialog({ setup, onReady, onClose }: Props) {
  const { t } = useTranslation('people')
  const confirm = useConfirmFactor()
  const form = useForm({ initialValues: { code: '' } })
  return (
    <FormDialog
      title={t('setup.title')}
      action={t('setup.go')}
      busy={confirm.isPending}
      onClose={onClose}
      onSubmit={form.onSubmit(({ code }) =>
        confirm.mutate(code, {
          onSuccess: made => onReady(made.recovery_codes),
          onError: complainIn(form, 'people:refused'),
        }),
      )}
    >
      <ScanSecret qr={setup.qr} secret={setup.secret} />
      <TextInput
        label={t('common:scan.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        data-autofocus
        maxLength={7}
        {...form.getInputProps('code')}
      />
    </FormDialog>
  )
}
