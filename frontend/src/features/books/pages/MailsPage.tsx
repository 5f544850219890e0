import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconMail } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { MailRow } from '../components/MailRow'
import { useMails } from '../data'

const STATES = ['queued', 'sending', 'sent', 'failed', 'bounced']
const KINDS = ['invoice', 'quote', 'credit_note', 'receipt', 'statement', 'slip']

/** Every document that left by mail, and what became of it. */
export default function MailsPage() {
  const { t } = useTranslation('books')
  const [state, setState] = useState('')
  const [kind, setKind] = useState('')
  const mails = useMails({ state, kind })
  const rows = rowsOf(mails.data)
  return (
    <Page wide title={t('mails.title')} text={t('mails.text')}>
      <div className={styles.filters}>
        <Select
          aria-label={t('mails.state')}
          data={[
            { value: '', label: t('mails.anyState') },
            ...STATES.map(value => ({ value, label: t(`mails.states.${value}`) })),
          ]}
          value={state}
          onChange={value => setState(value ?? '')}
        />
        <Select
          aria-label={t('mails.kind')}
          data={[
            { value: '', label: t('mails.anyKind') },
            ...KINDS.map(value => ({ value, label: t(`mails.kinds.${value}`) })),
          ]}
          value={kind}
          onChange={value => setKind(value ?? '')}
        />
      </div>
      <Loading of={mails} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconMail} title={t('mails.empty')} text={t('mails.emptyText')} />
          ) : (
            <Rows>
              {rows.map(mail => (
                <MailRow key={mail.id} mail={mail} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={mails} />
    </Page>
  )
}
