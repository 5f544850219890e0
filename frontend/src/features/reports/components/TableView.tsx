import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Table, Unit } from '../data'
import styles from '../reports.module.css'
import { shown } from '../values'

const FIRST = 40
const LEFT: readonly Unit[] = ['text', 'day', 'instant']

/** Rows with the page behind each; also what a chart says, in figures. */
export function TableView({ table }: { table: Table }) {
  const { t } = useTranslation('reports')
  const [all, setAll] = useState(false)
  const rows = all ? table.rows : table.rows.slice(0, FIRST)
  return (
    <section className={styles.tableSection} aria-label={table.title}>
      <h2>{table.title}</h2>
      {table.rows.length === 0 ? (
        <p className={styles.nothing}>{t('noRows')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it.
        <section className={styles.tableBox} tabIndex={0} aria-label={table.title}>
          <table className={styles.table}>
            <thead>
              <tr>
                {table.columns.map(column => (
                  <th key={column.key} scope="col" data-left={LEFT.includes(column.unit)}>
                    {column.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                <tr key={at}>
                  {table.columns.map((column, place) => (
                    <td key={column.key} data-left={LEFT.includes(column.unit)}>
                      {place === 0 && row.link && row.cells[0] !== null ? (
                        <Link to={row.link}>{shown(row.cells[place], column.unit)}</Link>
                      ) : (
                        shown(row.cells[place], column.unit)
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {!all && table.rows.length > FIRST && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('allRows', { count: table.rows.length })}
        </Button>
      )}
    </section>
  )
}
