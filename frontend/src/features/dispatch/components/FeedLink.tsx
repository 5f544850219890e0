import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatDate } from '@/lib/format'
import { CopyField } from '@/ui/CopyField'
import { IconLink } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { useFeedLink } from '../data'

/** The address of one's own calendar, for the calendar of a phone. */
export function FeedLink() {
  const { t } = useTranslation('dispatch')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLink size={16} />}
        onClick={() => setOpened(true)}
      >
        {t('feed.open')}
      </Button>
      {opened && <FeedDialog onClose={() => setOpened(false)} />}
    </>
  )
}

function FeedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('dispatch')
  const { now, make, revoke } = useFeedLink()
  const since = now.data?.created_at
  const link = make.data?.link
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('feed.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={pages.form}>
        <p className={pages.words}>{t('feed.text')}</p>
        {link ? (
          <CopyField label={t('feed.link')} description={t('feed.once')} value={link} />
        ) : (
          since && <p className={pages.words}>{t('feed.since', { day: formatDate(since) })}</p>
        )}
        <Actions>
          {since && (
            <Button
              variant="default"
              color="bad"
              loading={revoke.isPending}
              onClick={() =>
                revoke.mutate(undefined, {
                  onSuccess: () => {
                    make.reset()
                    notify(t('feed.revoked'))
                  },
                  onError: complain,
                })
              }
            >
              {t('feed.revoke')}
            </Button>
          )}
          {!link && (
            <Button
              loading={make.isPending || now.isPending}
              onClick={() => make.mutate(undefined, { onError: complain })}
            >
              {t(since ? 'feed.again' : 'feed.make')}
            </Button>
          )}
        </Actions>
      </div>
    </Modal>
  )
}
