import styles from './primitives.module.css'

/** Grey rows of the coming height while a list loads. */
export function Skeletons({ rows = 6, height = 64 }: { rows?: number; height?: number }) {
  return (
    <div aria-busy="true" aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.skeleton} style={{ height }}>
          <i className={styles.skeletonDisc} />
          <span>
            <i style={{ width: `${46 + ((row * 17) % 30)}%` }} />
            <i style={{ width: `${60 + ((row * 23) % 34)}%` }} />
          </span>
        </div>
      ))}
    </div>
  )
}
