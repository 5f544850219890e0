import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { Age } from '@/ui/Age'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type ConsentGiven, type ConsentText, useConsent, useMyConsents } from '../data'

export function ConsentsSection({ texts }: { texts: ConsentText[] }) {
  const { t } = useTranslation('registration')
  const given = useMyConsents()
  return (
    <section id="consents" className={styles.section}>
      <h2>{t('consent.title')}</h2>
      <Loading of={given} rows={2}>
        {() => (
          <Rows>
            {texts.map(text => (
              <ConsentRow
                key={text.purpose}
                text={text}
                newest={given.data?.results.find(each => each.purpose === text.purpose)}
              />
            ))}
          </Rows>
        )}
      </Loading>
    </section>
  )
}

function ConsentRow({ text, newest }: { text: ConsentText; newest?: ConsentGiven }) {
  const { t } = useTranslation('registration')
  const consent = useConsent()
  const on = newest?.given ?? false
  const change = (given: boolean) =>
    consent.mutate(
      { purpose: text.purpose, given },
      {
        onSuccess: () => notify(t(given ? 'consent.givenNow' : 'consent.takenBack')),
        onError: complain,
      },
    )
  return (
    <Row
      name={text.title}
      note={
        <>
          {newest && (
            <>
              {t(on ? 'consent.given' : 'consent.notGiven')} <Age at={newest.at} /> ·{' '}
            </>
          )}
          <Link to={`/legal/${text.purpose}/${newest?.version ?? text.version}`} target="_blank">
            {t('consent.read')}
          </Link>
        </>
      }
    >
      {text.required ? (
        <StateChip>{t('consent.required')}</StateChip>
      ) : (
        <Switch
          aria-label={text.title}
          checked={on}
          disabled={consent.isPending}
          onChange={event => change(event.currentTarget.checked)}
        />
      )}
    </Row>
  )
}
