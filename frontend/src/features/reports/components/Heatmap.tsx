import type { Chart } from '../data'
import styles from '../reports.module.css'

/** A square for each hour of each day, the darker the more; its number is inside. */
export function Heatmap({ chart }: { chart: Chart }) {
  const most = Math.max(1, ...chart.points.flatMap(({ values }) => values.map(each => each ?? 0)))
  return (
    <div className={styles.heatBox}>
      <div
        className={styles.heat}
        style={{ gridTemplateColumns: `84px repeat(${chart.names.length}, minmax(24px, 1fr))` }}
      >
        <span />
        {chart.names.map(name => (
          <b key={name.key}>{name.label}</b>
        ))}
        {chart.points.map(({ x, values }) => [
          <b key={x} className={styles.heatRow}>
            {x}
          </b>,
          ...values.map((value, at) => (
            <i
              key={`${x}${chart.names[at]?.key}`}
              title={`${x} ${chart.names[at]?.label}: ${value ?? 0}`}
              data-strong={(value ?? 0) / most > 0.55 || undefined}
              style={{
                background: `color-mix(in srgb, var(--primary) ${heat(value, most)}%, var(--surface-2))`,
              }}
            >
              {value || ''}
            </i>
          )),
        ])}
      </div>
    </div>
  )
}

function heat(value: number | null | undefined, most: number): number {
  return Math.round(((value ?? 0) / most) * 100)
}
