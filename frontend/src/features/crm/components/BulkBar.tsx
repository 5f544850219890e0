import { Button, Progress, Select, TagsInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useWords } from '@/api/words'
import { FormDialog } from '@/ui/FormDialog'
import { type BulkChange, type Meant, undoBulk, useBulk, useProgress } from '../bulk'
import { type CustomerFilter, useLabels } from '../data'
import styles from './customer.module.css'

interface Props {
  picked: string[]
  filter: CustomerFilter
  /** The list goes on below: all of it may be meant. */
  more: boolean
  onClear: () => void
}

/** What is done with those who were picked, how far it is, and the way back. */
export function BulkBar({ picked, filter, more, onClear }: Props) {
  const { t } = useTranslation('crm')
  const [all, setAll] = useState(false)
  const [asking, setAsking] = useState(false)
  const [run, setRun] = useState<string | null>(null)
  const meant: Meant = all ? { filter } : { ids: picked }
  if (run) return <Running id={run} onClose={() => setRun(null)} />
  if (picked.length === 0) return null
  return (
    <section className={styles.bulk} aria-label={t('bulk.title')}>
      <span>{all ? t('bulk.all') : t('bulk.picked', { count: picked.length })}</span>
      {more && !all && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('bulk.takeAll')}
        </Button>
      )}
      <Button onClick={() => setAsking(true)}>{t('bulk.change')}</Button>
      <Button
        variant="default"
        onClick={() => {
          setAll(false)
          onClear()
        }}
      >
        {t('common:cancel')}
      </Button>
      {asking && (
        <ChangeDialog
          meant={meant}
          onClose={() => setAsking(false)}
          onStarted={id => {
            setAsking(false)
            setAll(false)
            onClear()
            setRun(id)
          }}
        />
      )}
    </section>
  )
}

function Running({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('crm')
  const client = useQueryClient()
  const bulk = useProgress(id)
  if (!bulk) return null
  const busy = bulk.state === 'running' || bulk.state === 'undoing'
  const undo = () =>
    void undoBulk(id)
      .then(said => client.setQueryData(['customer-bulk', id], said))
      .catch(complain)
  return (
    <section className={styles.bulk} aria-label={t('bulk.title')}>
      <span role="status">
        {t(`bulk.state.${bulk.state}`, { done: bulk.done, total: bulk.total })}
      </span>
      {busy && (
        <Progress
          flex="1 1 160px"
          aria-label={t('bulk.title')}
          value={bulk.total ? (bulk.done / bulk.total) * 100 : 0}
        />
      )}
      {bulk.state === 'done' && (
        <Button variant="light" onClick={undo}>
          {t('common:undo')}
        </Button>
      )}
      {!busy && (
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
      )}
    </section>
  )
}

interface DialogProps {
  meant: Meant
  onClose: () => void
  onStarted: (id: string) => void
}

function ChangeDialog({ meant, onClose, onStarted }: DialogProps) {
  const { t } = useTranslation('crm')
  const [change, setChange] = useState<BulkChange>({})
  const start = useBulk(bulk => onStarted(bulk.id))
  const [categories, states, labels] = [useWords('category'), useWords('status'), useLabels()]
  const put = (said: BulkChange) => setChange({ ...change, ...said })
  return (
    <FormDialog
      title={t('bulk.title')}
      action={t('bulk.do')}
      busy={start.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        start.mutate({ ...meant, change }, { onError: complain })
      }}
    >
      <Select
        label={t('category')}
        placeholder={t('bulk.asIs')}
        clearable
        data={categories.options}
        value={change.category ?? null}
        onChange={value => put({ category: value ?? undefined })}
      />
      <Select
        label={t('status')}
        placeholder={t('bulk.asIs')}
        clearable
        data={states.options}
        value={change.status ?? null}
        onChange={value => put({ status: value ?? undefined })}
      />
      <TagsInput
        label={t('bulk.add')}
        data={labels}
        acceptValueOnBlur
        value={change.add ?? []}
        onChange={add => put({ add })}
      />
      <TagsInput
        label={t('bulk.remove')}
        data={labels}
        acceptValueOnBlur
        value={change.remove ?? []}
        onChange={remove => put({ remove })}
      />
    </FormDialog>
  )
}
