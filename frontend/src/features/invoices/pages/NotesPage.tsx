import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconReceipt } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { useNotes } from '../data'
import { toneOf } from '../words'

export default function NotesPage() {
  const { t } = useTranslation('invoices')
  const list = useNotes({})
  const rows = rowsOf(list.data)
  return (
    <Page wide title={t('note.title')} text={t('note.text')} back="/invoices" backLabel={t('back')}>
      <Loading of={list}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconReceipt} title={t('note.empty')} text={t('note.emptyText')} />
          ) : (
            <Rows>
              {rows.map(note => (
                <Row
                  key={note.id}
                  name={<Link to={`/credit-notes/${note.id}`}>{note.label || t('draftOf')}</Link>}
                  note={`${note.customer.name} · ${t('note.of', { number: note.invoice.number })} · ${t(`note.reasons.${note.reason}`)}`}
                >
                  <StateChip tone={toneOf(note.state)}>{t(`state.${note.state}`)}</StateChip>
                  <b>
                    <Amount value={note.total} />
                  </b>
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={list} />
    </Page>
  )
}
