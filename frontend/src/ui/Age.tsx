import { useNow } from '@/lib/clock'
import { formatAge, formatDateTime } from '@/lib/format'

/** How long ago; the exact instant is its title. */
export function Age({ at }: { at: string }) {
  const now = useNow()
  return (
    <time className="tabular" dateTime={at} title={formatDateTime(at)}>
      {formatAge(at, now)}
    </time>
  )
}
