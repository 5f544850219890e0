import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { Page } from '@/ui/Page'
import { GuideButton } from '../guides/GuideButton'
import { FieldsStep } from '../setup/FieldsStep'
import styles from '../setup/setup.module.css'
import { type StepKey, stepsOf, type Walked } from '../setup/steps'
import { Lines, Walk } from '../setup/Walk'
import { WAYS, type Way, wayCalled } from '../setup/ways'

/** Which channel, then its first two steps; the others follow once it is saved. */
export default function NewChannelPage() {
  const { way: key = '' } = useParams()
  const way = wayCalled(key)
  return way ? <Begin key={way.key} way={way} /> : <Choose />
}

function Choose() {
  const { t } = useTranslation('channels')
  return (
    <Page
      wide
      title={t('setup.choose')}
      text={t('setup.chooseText')}
      back="/settings/channels"
      backLabel={t('title')}
    >
      <ul className={styles.ways}>
        {WAYS.map(way => (
          <li key={way.key}>
            <Link to={`/settings/channels/new/${way.key}`} className={styles.way}>
              <ChannelGlyph kind={way.kind} size={28} />
              <div>
                <strong>{t(`way.${way.key}.name`)}</strong>
                <span>{t(`way.${way.key}.text`)}</span>
              </div>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  )
}

function Begin({ way }: { way: Way }) {
  const { t } = useTranslation('channels')
  const [ready, setReady] = useState(false)
  const now: StepKey = ready ? 'fields' : 'needs'
  const walk: Walked[] = stepsOf(way).map(key => ({
    key,
    state: key === now ? 'now' : key === 'needs' ? 'done' : 'later',
  }))
  return (
    <Page
      title={t('setup.title', { name: t(`way.${way.key}.name`) })}
      text={t(`way.${way.key}.text`)}
      back="/settings/channels/new"
      backLabel={t('setup.change')}
    >
      <div className={styles.buttons}>
        <GuideButton name={way.guide} />
      </div>
      <Walk walk={walk} onOpen={() => setReady(false)}>
        {step =>
          step === 'needs' ? (
            <Needs way={way} onReady={() => setReady(true)} />
          ) : (
            <FieldsStep way={way} />
          )
        }
      </Walk>
    </Page>
  )
}

function Needs({ way, onReady }: { way: Way; onReady: () => void }) {
  const { t } = useTranslation('channels')
  return (
    <>
      <Lines text={t(`way.${way.key}.needs`)} ordered />
      {way.path === 'coexistence' && (
        <section className={styles.changes}>
          <h3>{t('setup.changes')}</h3>
          <Lines text={t('way.coexistence.changes')} />
        </section>
      )}
      <div className={styles.buttons}>
        <Button onClick={onReady}>{t('setup.next')}</Button>
      </div>
    </>
  )
}
