import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatDate } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { useFactor, useTakeFactor } from '../data'
import type { Person } from '../types'

/** Somebody's second factor: whether it stands, and taken away when the phone is lost. */
export function TheirFactorSection({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const whose = `users/${person.id}`
  const factor = useFactor(whose)
  const take = useTakeFactor(whose)
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
          factor.data?.on ? (
            <>
              <p className={styles.words}>
                {t('factor.since', { on: formatDate(factor.data.since ?? '') })}
              </p>
              <Actions>
                <ConfirmButton
                  label={t('factor.reset')}
                  text={t('factor.resetText', { name: person.name })}
                  sure={t('factor.reset')}
                  loading={take.isPending}
                  onSure={() =>
                    take.mutate(undefined, {
                      onSuccess: () => notify(t('factor.gone')),
                      onError: complain,
                    })
                  }
                />
              </Actions>
            </>
          ) : (
            <p className={styles.words}>{t('factor.theirsOff')}</p>
          )
        }
      </Loading>
    </section>
  )
}
