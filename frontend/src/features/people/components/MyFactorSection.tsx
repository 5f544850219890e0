import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatDate, formatDateTime } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { useBeginFactor, useFactor, useFreshCodes, useTakeFactor } from '../data'
import type { Factor, Setup } from '../types'
import { CodesDialog } from './CodesDialog'
import { SetupDialog } from './SetupDialog'

/** One's own second factor: set up, with codes for the day the phone is lost, taken away. */
export function MyFactorSection() {
  const { t } = useTranslation('people')
  const client = useQueryClient()
  const factor = useFactor('me')
  const [setup, setSetup] = useState<Setup | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)

  function ready(fresh: string[]) {
    setSetup(null)
    setCodes(fresh)
    void client.invalidateQueries({ queryKey: ['me', 'two-factor'] })
  }

  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{t('factor.title')}</h2>
        {factor.data && (
          <StateChip tone={factor.data.on ? 'ok' : 'plain'}>
            {t(factor.data.on ? 'factor.on' : 'factor.off')}
          </StateChip>
        )}
      </div>
      <Loading of={factor} rows={1}>
        {() =>
          factor.data && <Standing factor={factor.data} onSetup={setSetup} onCodes={setCodes} />
        }
      </Loading>
      {setup && <SetupDialog setup={setup} onReady={ready} onClose={() => setSetup(null)} />}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </section>
  )
}

interface Props {
  factor: Factor
  onSetup: (setup: Setup) => void
  onCodes: (codes: string[]) => void
}

function Standing({ factor, onSetup, onCodes }: Props) {
  const { t } = useTranslation('people')
  return (
    <>
      <p className={styles.words}>{t('factor.text')}</p>
      {factor.demo && <p className={styles.words}>{t('factor.demo')}</p>}
      {!factor.on && factor.required_from && (
        <p className={styles.words} role="status">
          {t('factor.due', { at: formatDateTime(factor.required_from) })}
        </p>
      )}
      {factor.on && (
        <p className={styles.words}>
          {t('factor.since', { on: formatDate(factor.since ?? '') })}{' '}
          {t('factor.left', { count: factor.codes_left })}
        </p>
      )}
      <Actions>
        {factor.on ? <Standings onCodes={onCodes} /> : <BeginButton onSetup={onSetup} />}
      </Actions>
    </>
  )
}

function BeginButton({ onSetup }: { onSetup: (setup: Setup) => void }) {
  const { t } = useTranslation('people')
  const begin = useBeginFactor()
  return (
    <Button
      loading={begin.isPending}
      onClick={() => begin.mutate(undefined, { onSuccess: onSetup, onError: complain })}
    >
      {t('factor.begin')}
    </Button>
  )
}

function Standings({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const { t } = useTranslation('people')
  const take = useTakeFactor('me')
  const fresh = useFreshCodes()
  return (
    <>
      <ConfirmButton
        label={t('factor.takeAway')}
        text={t('factor.takeAwayText')}
        sure={t('factor.takeAway')}
        loading={take.isPending}
        onSure={() =>
          take.mutate(undefined, {
            onSuccess: () => notify(t('factor.gone')),
            onError: complain,
          })
        }
      />
      <Button
        variant="default"
        loading={fresh.isPending}
        onClick={() =>
          fresh.mutate(undefined, {
            onSuccess: made => onCodes(made.recovery_codes),
            onError: complain,
          })
        }
      >
        {t('factor.fresh')}
      </Button>
    </>
  )
}
