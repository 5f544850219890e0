import { Button, FileButton, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { upload } from '@/api/upload'
import { formatBytes, formatDateTime } from '@/lib/format'
import type { TabOrder } from '@/lib/orderTabs'
import { STAFF } from '@/lib/roles'
import { EmptyState } from '@/ui/EmptyState'
import { IconDownload, IconFile, IconPaperclip } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import styles from '../aftercare.module.css'
import { type OrderDocument, post, useDeed, useDocuments } from '../data'

interface Brought {
  file: File
  to?: OrderDocument
}

/** The papers of an order, each with all its versions, and all of it to take along. */
export default function DocumentsTab({ order }: { order: TabOrder }) {
  const { t } = useTranslation('aftercare')
  const documents = useDocuments(order.id)
  const rows = documents.data ?? []
  const [percent, setPercent] = useState<number | null>(null)
  const bring = useDeed(async ({ file, to }: Brought) => {
    setPercent(0)
    const sent = await upload(file, share => setPercent(Math.round(share * 100))).done
    const attachment = { attachment: sent.id }
    if (to) return api.post(`order-documents/${to.id}/versions/`, attachment, newKey())
    return post(order.id, 'documents', { ...attachment, name: file.name.slice(0, 120) }, newKey())
  })
  const run = (brought: Brought) =>
    bring.mutate(brought, { onError: complain, onSettled: () => setPercent(null) })
  return (
    <>
      <div className={styles.tools}>
        {percent !== null && <span role="status">{t('documents.sending', { percent })}</span>}
        <Button
          component="a"
          href={address(`service-orders/${order.id}/history.zip`)}
          variant="default"
          leftSection={<IconDownload size={16} />}
        >
          {t('documents.zip')}
        </Button>
        <FileButton onChange={file => file && run({ file })}>
          {props => (
            <Button {...props} loading={percent !== null} leftSection={<IconPaperclip size={16} />}>
              {t('documents.add')}
            </Button>
          )}
        </FileButton>
      </div>
      <Loading of={documents}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFile}
              title={t('documents.empty')}
              text={t('documents.emptyText')}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <Paper key={row.id} row={row} onReplace={file => run({ file, to: row })} />
              ))}
            </Rows>
          )
        }
      </Loading>
    </>
  )
}

function Paper({ row, onReplace }: { row: OrderDocument; onReplace: (file: File) => void }) {
  const { t } = useTranslation('aftercare')
  const ours = STAFF.includes(useUser().role)
  const hide = useDeed((staff_only: boolean) =>
    api.patch(`order-documents/${row.id}/`, { staff_only }),
  )
  return (
    <Row
      lead={<IconFile size={22} />}
      name={row.name}
      note={
        <ul className={styles.versions}>
          {row.versions.map(({ number, file, author, created_at }) => (
            <li key={number}>
              {file.url ? (
                <a href={file.url} target="_blank" rel="noreferrer">
                  {t('documents.version', { number })}
                </a>
              ) : (
                t('documents.version', { number })
              )}
              {' · '}
              {file.size ? `${formatBytes(file.size)} · ` : ''}
              {author.name} · {formatDateTime(created_at)}
            </li>
          ))}
        </ul>
      }
    >
      {!ours && row.staff_only && <StateChip>{t('documents.staffOnly')}</StateChip>}
      {ours && (
        <Switch
          size="sm"
          label={t('documents.staffOnly')}
          checked={row.staff_only}
          disabled={hide.isPending}
          onChange={event => hide.mutate(event.currentTarget.checked, { onError: complain })}
        />
      )}
      {row.may_change && (
        <FileButton onChange={file => file && onReplace(file)}>
          {props => (
            <Button {...props} size="xs" variant="default">
              {t('documents.replace')}
            </Button>
          )}
        </FileButton>
      )}
    </Row>
  )
}
