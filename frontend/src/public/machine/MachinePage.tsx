import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useLocation } from 'react-router'
import { useSession } from '@/api/session'
import { IconCheck } from '@/ui/icons'
import type { PublicProps } from '../publicKind'
import { AskForm } from './AskForm'
import { type LabelPageData, ownPageOf } from './data'
import styles from './machine.module.css'

/** What the code on a machine opens: its owner goes on in the portal, anybody else asks here. */
export default function MachinePage({ token, link }: PublicProps<LabelPageData>) {
  const { t } = useTranslation('public/machine')
  const { pathname } = useLocation()
  const signedIn = useSession().state === 'in'
  const [number, setNumber] = useState('')
  const { name, kind, maker, model, is_retired } = link.data
  const own = ownPageOf(link.data)
  if (own) return <Navigate to={own} replace />
  if (number) {
    return (
      <section className={styles.sheet} aria-live="polite">
        <h1>
          <IconCheck size={20} /> {t('got')}
        </h1>
        <p>{t('gotText', { number })}</p>
      </section>
    )
  }
  return (
    <section className={styles.sheet}>
      <header>
        <h1>{name}</h1>
        <p>{[kind, maker, model].filter(Boolean).join(' · ')}</p>
      </header>
      {is_retired ? (
        <p role="status">{t('retired')}</p>
      ) : (
        <>
          <p>{t('text')}</p>
          <AskForm token={token} onDone={setNumber} />
          {!signedIn && (
            <p>
              {t('owner')}{' '}
              <Link to={`/login?next=${encodeURIComponent(pathname)}`}>{t('signIn')}</Link>
            </p>
          )}
        </>
      )}
    </section>
  )
}
