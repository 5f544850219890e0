import { Button, Progress } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { useStore } from '@/lib/store'
import { IconButton } from '@/ui/IconButton'
import { IconX } from '@/ui/icons'
import { notify } from '@/ui/notify'
import {
  askBulk,
  type BulkAction,
  type BulkRun,
  type Chosen,
  undoBulk,
  useViewSize,
  watchBulk,
} from '../data/bulk'
import { useListEnd } from '../data/conversations'
import { type Filters, queryOf } from '../data/filters'
import { BulkActions } from './BulkActions'
import { BulkRefused } from './BulkRefused'
import styles from './list.module.css'
import { clearSelection, selectAll, selection } from './selection'

/** What is done to the picked rows, how far it has come, and the way back. */
export default function BulkWork({ filters }: { filters: Filters }) {
  const { t } = useTranslation('chat')
  const { role } = useUser()
  const { ids, all, on } = useStore(selection)
  const [run, setRun] = useState<BulkRun | null>(null)
  const more = useListEnd(filters)
  const whole = all && more
  const size = useViewSize(queryOf(filters), whole)
  const tooMany = whole && size !== undefined && size.count > size.most
  const busy = run?.state === 'running' || run?.state === 'undoing'
  const back = (done: BulkRun) => {
    void undoBulk(done)
      .then(going => watchBulk(going, setRun))
      .then(over => over.refused_count === 0 && setRun(null), complain)
  }
  const act = async (action: BulkAction) => {
    const chosen: Chosen = all ? { query: queryOf(filters) } : { ids: [...ids] }
    try {
      const over = await watchBulk(await askBulk(chosen, action), setRun)
      clearSelection()
      if (over.refused_count === 0) setRun(null)
      notify(
        t('bulk.done', { count: over.done }),
        action.action === 'read' ? undefined : { label: t('common:undo'), run: () => back(over) },
      )
    } catch (error) {
      setRun(null)
      complain(error)
    }
  }
  const words = () => {
    if (!whole) return t('bulk.picked', { count: ids.size })
    return size && !tooMany ? t('bulk.allCount', { count: size.count }) : t('bulk.allOf')
  }
  if (run && !busy && run.refused_count > 0) {
    return <BulkRefused run={run} onClose={() => setRun(null)} />
  }
  if (ids.size === 0 && !busy && !on) return null
  const done = run ? (run.state === 'undoing' ? run.undone : run.done) + run.refused_count : 0
  return (
    <section className={styles.bulk} aria-label={t('bulk.name')} data-bulk>
      {busy && run ? (
        <>
          <span role="status">{t('bulk.progress', { done, total: run.total })}</span>
          <Progress value={(100 * done) / run.total} aria-label={t('bulk.name')} />
        </>
      ) : (
        <>
          <div className={styles.bulkHead}>
            <strong role="status">{words()}</strong>
            {!all && more && (
              <Button variant="subtle" size="compact-xs" onClick={() => selectAll(true)}>
                {t('bulk.all')}
              </Button>
            )}
            <IconButton
              label={t('bulk.clear')}
              icon={IconX}
              iconSize={16}
              onClick={clearSelection}
            />
          </div>
          {tooMany && <p role="alert">{t('bulk.tooMany', { count: size.most })}</p>}
          {ids.size > 0 && !tooMany && (!whole || size) && (
            <BulkActions answers={ANSWERING.includes(role)} onAct={action => void act(action)} />
          )}
        </>
      )}
    </section>
  )
}
