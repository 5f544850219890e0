import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { upload } from '@/api/upload'
import { formatBytes } from '@/lib/format'
import { Age } from '@/ui/Age'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { IconFile, IconPaperclip } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Row, Rows } from '@/ui/Page'
import { type CustomerFile, useFiles, useRecord } from '../records'
import styles from './customer.module.css'

/** What is kept with a customer: contracts, plans, photographs. */
export function FilesTab({ id }: { id: string }) {
  const { t } = useTranslation('crm')
  const files = useFiles(id)
  const rows = rowsOf(files.data)
  const [percent, setPercent] = useState<number | null>(null)
  const keep = useRecord(id, async (file: File) => {
    setPercent(0)
    const { id: attachment } = await upload(file, share => setPercent(Math.round(share * 100))).done
    return api.post(`customers/${id}/files/`, { attachment })
  })
  const bring = (file: File | null) =>
    file && keep.mutate(file, { onError: complain, onSettled: () => setPercent(null) })
  const button = (
    <FileButton onChange={bring}>
      {props => (
        <Button {...props} loading={percent !== null} leftSection={<IconPaperclip size={16} />}>
          {t('files.add')}
        </Button>
      )}
    </FileButton>
  )
  return (
    <>
      <Actions>
        {percent !== null && <span role="status">{t('files.uploading', { percent })}</span>}
        {rows.length > 0 && button}
      </Actions>
      <Loading of={files}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFile}
              title={t('files.empty')}
              text={t('files.emptyText')}
              action={button}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <FileRow key={row.id} id={id} row={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={files} />
    </>
  )
}

function FileRow({ id, row }: { id: string; row: CustomerFile }) {
  const { t } = useTranslation('crm')
  const mine = useUser().role === 'admin' || row.mine
  const remove = useRecord(id, () => api.delete(`customer-files/${row.id}/`))
  const { name, size, url, thumbnail_url } = row.file
  return (
    <Row
      lead={
        thumbnail_url ? (
          <img className={styles.thumb} src={thumbnail_url} alt="" />
        ) : (
          <IconFile size={24} />
        )
      }
      name={
        url ? (
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        ) : (
          name
        )
      }
      note={
        <>
          {size !== null && size !== undefined && `${formatBytes(size)} · `}
          {row.by.name} · <Age at={row.created_at} />
        </>
      }
    >
      {mine && (
        <ConfirmButton
          label={t('files.remove')}
          name={t('files.removeNamed', { name })}
          text={t('files.removeText')}
          sure={t('files.remove')}
          loading={remove.isPending}
          onSure={() => remove.mutate(undefined, { onError: complain })}
        />
      )}
    </Row>
  )
}
