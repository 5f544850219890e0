import styles from './thread.module.css'

const WIDTHS = [38, 52, 30, 46, 60, 34]

export function ThreadSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <div className={styles.skeleton} aria-busy="true" aria-hidden>
      {WIDTHS.slice(0, rows).map((width, row) => (
        <i
          key={width}
          style={{ width: `${width}%` }}
          data-side={row % 3 === 2 ? 'ours' : 'theirs'}
        />
      ))}
    </div>
  )
}
