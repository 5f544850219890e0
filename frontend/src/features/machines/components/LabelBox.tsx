import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { formatDateTime } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { CopyField } from '@/ui/CopyField'
import { IconQr } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { openPdf, useLabel, usePaperDeed } from '../papers'

/** The code on a machine: printed, and taken back where it is lost. */
export function LabelBox({ id, may }: { id: string; may: boolean }) {
  const { t } = useTranslation('machines')
  const label = useLabel(id)
  const [printing, setPrinting] = useState(false)
  const anew = usePaperDeed(() => api.post(`machines/${id}/label/`, { anew: true }))
  const away = usePaperDeed(() => api.delete(`machines/${id}/label/`))
  const print = () => {
    setPrinting(true)
    openPdf(`machines/${id}/label.pdf`)
      .then(() => label.refetch())
      .catch(complain)
      .finally(() => setPrinting(false))
  }
  return (
    <Loading of={label}>
      {() => (
        <section className={page.section} aria-label={t('tab.label')}>
          <h2>{t('label.title')}</h2>
          <p>{t('label.text')}</p>
          {label.data && (
            <>
              <CopyField label={t('label.address')} value={label.data.url} />
              <p>{t('label.made', { at: formatDateTime(label.data.created_at) })}</p>
            </>
          )}
          <Actions>
            {may && label.data && (
              <>
                <ConfirmButton
                  label={t('label.anew')}
                  text={t('label.anewText')}
                  sure={t('label.anew')}
                  loading={anew.isPending}
                  onSure={() =>
                    anew.mutate(undefined, {
                      onSuccess: () => notify(t('label.renewed')),
                      onError: complain,
                    })
                  }
                />
                <ConfirmButton
                  label={t('label.remove')}
                  text={t('label.removeText')}
                  sure={t('label.remove')}
                  loading={away.isPending}
                  onSure={() => away.mutate(undefined, { onError: complain })}
                />
              </>
            )}
            <Button leftSection={<IconQr size={16} />} loading={printing} onClick={print}>
              {t('label.print')}
            </Button>
          </Actions>
        </section>
      )}
    </Loading>
  )
}
