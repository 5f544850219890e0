import type { Registration } from '../data'
import { CorrectDialog } from './CorrectDialog'
import { HistoryDialog } from './HistoryDialog'
import { LinkDialog } from './LinkDialog'
import { ShowDialog } from './ShowDialog'
import { VerifyDialog } from './VerifyDialog'

/** What the counter can do with an account. */
export type Deed = 'verify' | 'correct' | 'show' | 'password' | 'email' | 'history'

interface Props {
  row: Registration
  deed: Deed
  onClose: () => void
}

export function DeedDialog({ row, deed, onClose }: Props) {
  if (deed === 'verify') return <VerifyDialog row={row} onClose={onClose} />
  if (deed === 'correct') return <CorrectDialog row={row} onClose={onClose} />
  if (deed === 'show') return <ShowDialog row={row} onClose={onClose} />
  if (deed === 'history') return <HistoryDialog row={row} onClose={onClose} />
  return <LinkDialog row={row} purpose={deed} onClose={onClose} />
}
