import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { Age } from '@/ui/Age'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { undoMerge, useMerges } from '../joining'

/** Who was joined to a customer, with the way back while there is one. */
export function MergesSection({ id }: { id: string }) {
  const { t } = useTranslation('crm')
  const { role } = useUser()
  const merges = useMerges(id).data ?? []
  const [undoing, setUndoing] = useState('')
  if (merges.length === 0) return null
  return (
    <section className={styles.section} aria-labelledby="merges-of-customer">
      <h2 id="merges-of-customer">{t('merge.past')}</h2>
      <Rows>
        {merges.map(merge => (
          <Row
            key={merge.id}
            name={merge.gone.name}
            faded={merge.undone_at !== null}
            note={
              <>
                {t(merge.undone_at ? 'merge.undoneBy' : 'merge.by', { name: merge.by.name })} ·{' '}
                <Age at={merge.at} />
              </>
            }
          >
            {merge.undoable && ANSWERING.includes(role) && (
              <Button
                variant="default"
                loading={undoing === merge.id}
                aria-label={t('merge.undoNamed', { name: merge.gone.name })}
                onClick={() => {
                  setUndoing(merge.id)
                  void undoMerge(merge, t).finally(() => setUndoing(''))
                }}
              >
                {t('common:undo')}
              </Button>
            )}
          </Row>
        ))}
      </Rows>
    </section>
  )
}
