import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconHelp } from '@/ui/icons'

const Guide = lazy(() => import('./Guide'))

/** Opens the guide beside what is being filled in. */
export function GuideButton({ name, label }: { name: string; label?: string }) {
  const { t } = useTranslation('channels')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconHelp size={16} />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label ?? t('setup.guide')}
      </Button>
      {open && (
        <Suspense>
          <Guide name={name} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
