import { Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@/ui/icons'
import styles from './list.module.css'

interface Props {
  label: string
  /** The orders of the list that go by this column: up, down. */
  sorts?: readonly [string, string]
  sort: string
  onSort: (sort: string) => void
}

/** A column's heading; pressed, the list is ordered by it, pressed again the other way round. */
export function SortHead({ label, sorts, sort, onSort }: Props) {
  if (!sorts) return <Table.Th scope="col">{label}</Table.Th>
  const [up, down] = sorts
  const state = sort === down ? 'descending' : sort === up ? 'ascending' : 'none'
  const Arrow = state === 'ascending' ? IconArrowUp : IconArrowDown
  return (
    <Table.Th scope="col" aria-sort={state}>
      <UnstyledButton
        className={styles.sort}
        onClick={() => onSort(state === 'descending' ? up : state === 'none' ? up : down)}
      >
        {label}
        {state !== 'none' && <Arrow size={14} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  )
}
