import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Macro } from '@/api/deeds'
import { Actions } from '@/ui/Page'
import { macroAsked, runMacro } from './data'
import { MacroPreview } from './MacroPreview'

interface Props {
  macro: Macro
  conversation: string
}

/** What a macro will do, before it does it: Enter runs it. */
export default function MacroDialog({ macro, conversation }: Props) {
  const { t } = useTranslation('chat')
  const [busy, setBusy] = useState(false)
  const close = () => macroAsked.set(null)
  const run = () => {
    setBusy(true)
    runMacro(macro, conversation, t)
      .catch(complain)
      .finally(() => {
        setBusy(false)
        close()
      })
  }
  return (
    <Modal
      opened
      onClose={close}
      title={macro.name}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <MacroPreview macro={macro} />
      <Actions>
        <Button variant="default" onClick={close}>
          {t('common:cancel')}
        </Button>
        <Button data-autofocus loading={busy} onClick={run}>
          {t('macro.run')}
        </Button>
      </Actions>
    </Modal>
  )
}
