import { useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { formatMoney } from '@/lib/format'
import { notify } from '@/ui/notify'
import { arranged, cardOf, type Place, renewed } from './arranged'
import { type Closing, type Column, type Filter, type Opportunity, useMove } from './data'
import { keys } from './keys'

interface Asked {
  card: Opportunity
  to: Place
}

/** Moves cards at once and takes them back when the hub says otherwise; closing is asked about. */
export function useBoardMoves(filter: Filter) {
  const { t } = useTranslation('opportunities')
  const client = useQueryClient()
  const move = useMove()
  const [closing, setClosing] = useState<Asked | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  /** What cannot go on before something is filled in. */
  const [missing, setMissing] = useState<Opportunity | null>(null)

  const send = ({ card, to }: Asked, how?: Closing) => {
    const key = keys.board(filter)
    const before = client.getQueryData<Column[]>(key)
    if (before) client.setQueryData<Column[]>(key, arranged(before, card.id, to))
    move.mutate(
      { card, stage: to.stage, after: to.after, closing: how },
      {
        onSuccess: moved => {
          client.setQueryData<Column[]>(key, columns => columns && renewed(columns, moved))
          // A move that was on its way closes no dialog that was opened since: it goes on from there.
          if (!how) return setClosing(asked => asked && continued(asked, moved))
          setClosing(null)
          notify(t(`close.done.${how.outcome}`, { amount: formatMoney(moved.amount) }))
        },
        onError: error => {
          if (before) client.setQueryData(key, before)
          setErrors(fieldErrors(error, 'opportunities:error'))
          if (error instanceof ApiError && error.code === 'amount_required') setMissing(card)
          refuse(error)
        },
      },
    )
  }
  const onMove = (columns: Column[], id: string, to: Place) => {
    const card = cardOf(columns, id)
    if (!card) return
    setErrors({})
    if (to.stage === 'closed' && card.stage !== 'closed') setClosing({ card, to })
    else send({ card, to })
  }
  return { onMove, send, closing, setClosing, errors, missing, setMissing, busy: move.isPending }
}

/** What is asked about a card, from the version its last move has made of it. */
function continued(asked: Asked, { id, version }: Opportunity): Asked {
  return asked.card.id === id ? { ...asked, card: { ...asked.card, version } } : asked
}

/** Says who was faster, where somebody was. */
export function refuse(error: unknown): void {
  if (error instanceof ApiError && error.code === 'changed') {
    const { by, stage } = error.fields as { by?: string; stage?: string }
    const words = i18next.t('opportunities:faster', {
      name: by || i18next.t('opportunities:somebody'),
      stage: i18next.t(`opportunities:stage.${stage}`),
    })
    notify(words, undefined, 'bad')
  } else if (!(error instanceof ApiError && Object.keys(fieldErrors(error)).length > 0)) {
    complain(error)
  } else if (error.code !== 'invalid') complain(error)
}
