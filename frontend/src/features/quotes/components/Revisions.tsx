import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { formatDateTime } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { IconDownload } from '@/ui/icons'
import { Row, Rows } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import type { QuoteDetail, Revision } from '../data'

/** What was sent, each with its paper. */
export function Revisions({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  if (quote.revisions.length === 0) return null
  return (
    <section className={pages.section}>
      <h2>{t('revisions')}</h2>
      <Rows>
        {[...quote.revisions].reverse().map(revision => (
          <Row key={revision.number} name={revision.label} note={formatDateTime(revision.sent_at)}>
            <Amount value={revision.total} />
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              aria-label={`PDF ${revision.label}`}
              onClick={() => void takePaper(quote.id, revision)}
            >
              {t('page.pdf')}
            </Button>
          </Row>
        ))}
      </Rows>
    </section>
  )
}

function takePaper(id: string, { number, label }: Revision): Promise<void> {
  const name = `cotizacion-${label}.pdf`
  return download(`quotes/${id}/pdf/`, { revision: number }, name).catch(complain)
}
