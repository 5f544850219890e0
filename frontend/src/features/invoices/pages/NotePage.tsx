import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { Amount } from '@/ui/Amount'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { IconDownload } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { LinesTable } from '../components/LinesTable'
import { type CreditNoteDetail, useNote, useWrite } from '../data'
import styles from '../invoices.module.css'
import { toneOf } from '../words'

export default function NotePage() {
  const { t } = useTranslation('invoices')
  const { id = '' } = useParams()
  const found = useNote(id)
  const note = found.data
  return (
    <Page
      wide
      title={note ? note.label || `${t('draftOf')} · ${t(`kind.${note.kind}`)}` : ''}
      back="/credit-notes"
      backLabel={t('note.title')}
    >
      <Loading of={found}>{() => note && <Note note={note} />}</Loading>
    </Page>
  )
}

function Note({ note }: { note: CreditNoteDetail }) {
  const { t } = useTranslation('invoices')
  const go = useNavigate()
  const may = (name: string) => note.allowed_transitions.includes(name)
  const issue = useWrite(() =>
    api.post<CreditNoteDetail>(`credit-notes/${note.id}/issue/`, {}, newKey()),
  )
  const discard = useWrite(() => api.delete(`credit-notes/${note.id}/`))
  return (
    <>
      <section className={page.section}>
        <div className={page.chips}>
          <StateChip tone={toneOf(note.state)}>{t(`state.${note.state}`)}</StateChip>
          <StateChip>{t(`note.reasons.${note.reason}`)}</StateChip>
        </div>
        <div className={styles.big}>
          <Amount value={note.total} />
        </div>
        <p className={styles.facts}>
          <Link to={`/customers/${note.customer.id}`}>{note.customer.name}</Link>
          <Link to={`/invoices/${note.invoice.id}`}>
            {t('note.of', { number: note.invoice.number })}
          </Link>
        </p>
        {note.state === 'issued' && (
          <p className={styles.sums}>
            <span>
              {t('note.applied')} <Amount value={note.applied} />
            </span>
            <span>
              {t('note.credit')} <Amount value={note.credit} />
            </span>
            <span>
              {t('note.free')} <Amount value={note.free} />
            </span>
          </p>
        )}
      </section>
      <Actions>
        {may('issue') && (
          <ConfirmButton
            label={t('note.issue')}
            text={t('note.issueText')}
            sure={t('note.issueSure')}
            loading={issue.isPending}
            onSure={() =>
              issue.mutate(undefined, {
                onSuccess: made => notify(t('do.issued', { label: made.label })),
                onError: complain,
              })
            }
          />
        )}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() =>
            void download(
              `credit-notes/${note.id}/pdf/`,
              {},
              `${note.label || t('draftOf')}.pdf`,
            ).catch(complain)
          }
        >
          {t('do.pdf')}
        </Button>
        {may('discard') && (
          <ConfirmButton
            label={t('note.discard')}
            text={t('note.discardText')}
            sure={t('note.discardSure')}
            loading={discard.isPending}
            onSure={() =>
              discard.mutate(undefined, {
                onSuccess: () => void go(`/invoices/${note.invoice.id}`),
                onError: complain,
              })
            }
          />
        )}
      </Actions>
      <section className={page.section}>
        <h2>{t('page.lines')}</h2>
        <LinesTable lines={note.lines} />
        {note.note && <p>{note.note}</p>}
      </section>
    </>
  )
}
