import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconBoard } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import styles from '../board.module.css'
import { Board } from '../components/Board'
import { CloseDialog } from '../components/CloseDialog'
import { Drawer } from '../components/Drawer'
import { Head } from '../components/Head'
import { OpportunityForm } from '../components/OpportunityForm'
import { useBoard } from '../data'
import { useBoardMoves } from '../useBoardMoves'
import { useFilter } from '../useFilter'

export default function BoardPage() {
  const { t } = useTranslation('opportunities')
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const of = useFilter()
  const board = useBoard(of.filter)
  const moves = useBoardMoves(of.filter)
  const columns = board.data ?? []
  const narrowed = of.search !== ''
  return (
    <div className={styles.page}>
      <Head of={of} />
      <Loading of={board} rows={8}>
        {() =>
          columns.every(column => column.count === 0) && !narrowed ? (
            <EmptyState icon={IconBoard} title={t('empty')} text={t('emptyText')} />
          ) : (
            <Board
              columns={columns}
              filter={of.search}
              onMove={(card, to) => moves.onMove(columns, card, to)}
            />
          )
        }
      </Loading>
      {moves.closing && (
        <CloseDialog
          card={moves.closing.card}
          busy={moves.busy}
          errors={moves.errors}
          onDone={closing => moves.closing && moves.send(moves.closing, closing)}
          onClose={() => moves.setClosing(null)}
        />
      )}
      {moves.missing && (
        <OpportunityForm card={moves.missing} onClose={() => moves.setMissing(null)} />
      )}
      {id && (
        <Drawer
          id={id}
          onMove={(card, to) =>
            moves.onMove(
              [{ ...emptyIn(card.amount.currency), stage: card.stage, cards: [card] }],
              card.id,
              to,
            )
          }
          onClose={() => navigate(`/opportunities${of.search}`)}
        />
      )}
    </div>
  )
}

function emptyIn(currency: string) {
  const nothing = { amount: '0', currency }
  return { count: 1, total: nothing, weighted: nothing }
}
