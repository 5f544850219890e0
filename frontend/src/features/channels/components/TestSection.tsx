import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { type Channel, useTestChannel } from '../data'
import { Answer } from '../setup/Answer'
import setup from '../setup/setup.module.css'

/** Asks the provider who we are; the answer stays until the page is left. */
export function TestSection({ channel }: { channel: Channel }) {
  const { t } = useTranslation('channels')
  const test = useTestChannel(channel.id)
  return (
    <>
      {test.data && <Answer answer={test.data} />}
      <div className={setup.buttons}>
        <Button
          variant="default"
          loading={test.isPending}
          onClick={() => test.mutate(undefined, { onError: complain })}
        >
          {t('test')}
        </Button>
      </div>
    </>
  )
}
