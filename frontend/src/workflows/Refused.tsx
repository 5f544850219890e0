import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { StateChip } from '@/ui/StateChip'

interface Props {
  /** The class a template is billed by; empty where none fits. */
  cost: string
  error: string
  busy: boolean
  onTell: (byTemplate: boolean) => void
}

/** The channel did not take what the customer should hear: why, and what else can be done. */
export function Refused({ cost, error, busy, onTell }: Props) {
  const { t } = useTranslation('workflows/charge')
  return (
    <>
      <StateChip tone="warn">
        {error === 'window_closed'
          ? t('workflows/charge:refusedWindow')
          : t('workflows/charge:refused')}
      </StateChip>
      {cost ? (
        <Button variant="default" loading={busy} onClick={() => onTell(true)}>
          {t('workflows/charge:template', { cost })}
        </Button>
      ) : (
        <Button variant="default" loading={busy} onClick={() => onTell(false)}>
          {t('workflows/charge:again')}
        </Button>
      )}
    </>
  )
}
