import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import pages from '@/ui/page.module.css'
import type { Doubts } from '../usePlanning'

interface Props {
  doubts: Doubts['doubts']
  busy: boolean
  onClose: () => void
  onReason: (reason: string) => void
}

/** Says what speaks against it, and asks why in spite of that. */
export function ReasonDialog({ doubts, busy, onClose, onReason }: Props) {
  const { t } = useTranslation('dispatch')
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  return (
    <FormDialog
      title={t('doubt.title')}
      action={t('doubt.anyway')}
      busy={busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim()) onReason(reason.trim())
        else setMissing(true)
      }}
    >
      <ul className={pages.words}>
        {Object.entries(doubts).map(([code, names]) => (
          <li key={code}>
            {t(`doubt.${code}`)}
            {names && names.length > 0 && `: ${names.join(', ')}`}
          </li>
        ))}
      </ul>
      <Textarea
        label={t('doubt.reason')}
        autosize
        minRows={2}
        maxLength={300}
        data-autofocus
        error={missing && !reason.trim() ? t('missing') : undefined}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
