import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import type { Customer } from '../data'
import { type Duplicate, useDismiss, useDuplicatesOf } from '../joining'

interface Props {
  id: string
  onMerge: (other: Customer) => void
}

/** Who this customer may be, besides; nothing while nobody is like them. */
export function DuplicatesSection({ id, onMerge }: Props) {
  const { t } = useTranslation('crm')
  const { data } = useDuplicatesOf(id)
  if (!data?.length) return null
  return (
    <section className={styles.section} aria-labelledby="duplicates-of-customer">
      <h2 id="duplicates-of-customer">{t('duplicates.title')}</h2>
      <Rows>
        {data.map(duplicate => (
          <OtherRow key={duplicate.id} duplicate={duplicate} onMerge={onMerge} />
        ))}
      </Rows>
    </section>
  )
}

interface RowProps {
  duplicate: Duplicate
  onMerge: (other: Customer) => void
}

function OtherRow({ duplicate, onMerge }: RowProps) {
  const other = duplicate.customers[1]
  return (
    <Row
      name={<Link to={`/customers/${other.id}`}>{other.name}</Link>}
      note={[other.phone, other.document_number, other.email].filter(Boolean).join(' · ')}
    >
      <PairActions duplicate={duplicate} onMerge={() => onMerge(other)} />
    </Row>
  )
}

/** Why two may be one, and what to do about it. */
export function PairActions({ duplicate, onMerge }: { duplicate: Duplicate; onMerge: () => void }) {
  const { t } = useTranslation('crm')
  const { role } = useUser()
  const dismiss = useDismiss()
  const names = { one: duplicate.customers[0].name, other: duplicate.customers[1].name }
  return (
    <>
      {duplicate.reasons.map(reason => (
        <StateChip key={reason} tone={reason === 'name' ? 'plain' : 'warn'}>
          {t(`duplicates.reason.${reason}`)}
        </StateChip>
      ))}
      {ANSWERING.includes(role) && (
        <>
          <Button
            variant="default"
            loading={dismiss.isPending}
            aria-label={t('duplicates.dismissNamed', names)}
            onClick={() => dismiss.mutate(duplicate.id, { onError: complain })}
          >
            {t('duplicates.dismiss')}
          </Button>
          <Button aria-label={t('duplicates.mergeNamed', names)} onClick={onMerge}>
            {t('duplicates.merge')}
          </Button>
        </>
      )}
    </>
  )
}
