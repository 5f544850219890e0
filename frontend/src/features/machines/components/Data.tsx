import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate, formatDateTime } from '@/lib/format'
import page from '@/ui/page.module.css'
import { type Machine, type Node, useTree } from '../data'
import styles from '../machines.module.css'
import { noonOf } from '../warranty'
import { UpChip } from './Chips'

/** What is known of a machine, and what it is made of. */
export function Data({ machine, portal }: { machine: Machine; portal?: boolean }) {
  const { t } = useTranslation('machines')
  const facts: [string, React.ReactNode][] = [
    [
      t('customer'),
      !portal && (
        <Link to={`/customers/${machine.customer.id}?tab=machines`}>{machine.customer.name}</Link>
      ),
    ],
    [t('kind'), machine.kind.name],
    [t('serial'), machine.serial],
    [t('maker'), [machine.maker, machine.model].filter(Boolean).join(' · ')],
    [t('year'), machine.year],
    [t('place'), machine.place],
    [t('warranty.label'), machine.warranty_until && formatDate(noonOf(machine.warranty_until))],
    [t('since'), formatDateTime(machine.state_since)],
  ]
  return (
    <section className={page.section}>
      <dl className={styles.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {machine.note && <p className={styles.words}>{machine.note}</p>}
      <Tree machine={machine} base={portal ? '/portal/machines' : '/machines'} />
    </section>
  )
}

function Tree({ machine, base }: { machine: Machine; base: string }) {
  const { t } = useTranslation('machines')
  const tree = useTree(machine.id).data
  if (!tree || tree.above.length + tree.parts.length === 0) return null
  return (
    <>
      <h2>{t('tree.title')}</h2>
      {tree.above.length > 0 && (
        <p>
          {t('tree.partOf')}{' '}
          {tree.above.map((each, at) => (
            <span key={each.id}>
              {at > 0 && ' › '}
              <Link to={`${base}/${each.id}`}>{each.name}</Link>
            </span>
          ))}
        </p>
      )}
      <Parts parts={tree.parts} base={base} />
    </>
  )
}

function Parts({ parts, base }: { parts: Node[]; base: string }) {
  const { t } = useTranslation('machines')
  if (parts.length === 0) return null
  return (
    <ul className={styles.tree}>
      {parts.map(part => (
        <li key={part.id}>
          <span className={styles.node}>
            <Link to={`${base}/${part.id}`}>{part.name}</Link>
            {part.serial && (
              <span className={styles.dim}>{t('serialOf', { serial: part.serial })}</span>
            )}
            <UpChip state={part.state} />
          </span>
          <Parts parts={part.parts ?? []} base={base} />
        </li>
      ))}
    </ul>
  )
}
