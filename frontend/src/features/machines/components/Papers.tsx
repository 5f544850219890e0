import { Button, FileButton, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain, complainIn } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { upload } from '@/api/upload'
import { formatBytes } from '@/lib/format'
import { Age } from '@/ui/Age'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconFile, IconPaperclip, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import styles from '../machines.module.css'
import { keepPaper, keepVersion, PAPERS, type Paper, usePaperDeed, usePapers } from '../papers'

/** The papers about a machine; the newest file of each counts, the others stay below. */
export function Papers({ id, may }: { id: string; may: boolean }) {
  const { t } = useTranslation('machines')
  const papers = usePapers(id)
  const rows = rowsOf(papers.data)
  const [adding, setAdding] = useState(false)
  const add = may && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('paper.add')}
    </Button>
  )
  return (
    <>
      {rows.length > 0 && add && <Actions>{add}</Actions>}
      <Loading of={papers}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFile}
              title={t('paper.none')}
              text={may ? t('paper.noneText') : undefined}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <PaperRow key={row.id} row={row} may={may} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={papers} />
      {adding && <PaperForm machine={id} onClose={() => setAdding(false)} />}
    </>
  )
}

function PaperRow({ row, may }: { row: Paper; may: boolean }) {
  const { t } = useTranslation('machines')
  const [newest, ...older] = row.versions
  const away = usePaperDeed(() => api.delete(`machine-documents/${row.id}/`))
  const renew = usePaperDeed(async (file: File) => {
    const { id } = await upload(file, () => {}).done
    return keepVersion(row.id, { file: id })
  })
  return (
    <Row
      lead={<IconFile size={20} />}
      name={
        newest?.url ? (
          <a href={newest.url} target="_blank" rel="noreferrer">
            {row.title}
          </a>
        ) : (
          row.title
        )
      }
      note={
        newest && (
          <>
            {t(`paper.kinds.${row.kind}`)} · {formatBytes(newest.size)} ·{' '}
            <Age at={newest.created_at} />
          </>
        )
      }
    >
      {may && !row.is_shared && <StateChip tone="note">{t('paper.private')}</StateChip>}
      {may && (
        <>
          <FileButton onChange={file => file && renew.mutate(file, { onError: complain })}>
            {props => (
              <Button
                {...props}
                variant="default"
                aria-label={t('paper.renewNamed', { title: row.title })}
                loading={renew.isPending}
              >
                {t('paper.renew')}
              </Button>
            )}
          </FileButton>
          <ConfirmButton
            label={t('paper.remove')}
            name={t('paper.removeNamed', { title: row.title })}
            text={t('paper.removeText')}
            sure={t('paper.remove')}
            loading={away.isPending}
            onSure={() => away.mutate(undefined, { onError: complain })}
          />
        </>
      )}
      {older.length > 0 && (
        <ul className={styles.versions} aria-label={t('paper.older')}>
          {older.map(each => (
            <li key={each.number}>
              <a href={each.url ?? undefined} target="_blank" rel="noreferrer">
                {t('paper.version', { number: each.number })}
              </a>{' '}
              · {each.name} · <Age at={each.created_at} />
            </li>
          ))}
        </ul>
      )}
    </Row>
  )
}

function PaperForm({ machine, onClose }: { machine: string; onClose: () => void }) {
  const { t } = useTranslation('machines')
  const [file, setFile] = useState<File | null>(null)
  const form = useForm({
    initialValues: { kind: 'manual', title: '', is_shared: true, file: '' },
    validate: {
      title: value => (value.trim() ? null : t('missing.name')),
      file: () => (file ? null : t('paper.fileMissing')),
    },
  })
  const keep = usePaperDeed(async (said: { kind: string; title: string; is_shared: boolean }) => {
    if (!file) return
    const { id } = await upload(file, () => {}).done
    await keepPaper(machine, { ...said, file: id })
  })
  return (
    <FormDialog
      title={t('paper.add')}
      action={t('common:save')}
      busy={keep.isPending}
      onSubmit={form.onSubmit(({ file: _, ...said }) =>
        keep.mutate(said, {
          onSuccess: () => {
            notify(t('saved'))
            onClose()
          },
          onError: complainIn(form),
        }),
      )}
      onClose={onClose}
    >
      <Select
        label={t('paper.kind')}
        data={PAPERS.map(value => ({ value, label: t(`paper.kinds.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <TextInput
        label={t('paper.title')}
        maxLength={120}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <div>
        <FileButton
          onChange={next => {
            setFile(next)
            form.clearFieldError('file')
          }}
        >
          {props => (
            <Button {...props} variant="default" leftSection={<IconPaperclip size={16} />}>
              {t('paper.file')}
            </Button>
          )}
        </FileButton>{' '}
        <span role="status" className={styles.dim}>
          {file?.name}
        </span>
        {form.errors.file && <p role="alert">{form.errors.file}</p>}
      </div>
      <Switch
        label={t('paper.shared')}
        {...form.getInputProps('is_shared', { type: 'checkbox' })}
      />
    </FormDialog>
  )
}
