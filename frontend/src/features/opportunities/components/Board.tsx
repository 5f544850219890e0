import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { announce } from '@/ui/live'
import { notify } from '@/ui/notify'
import { arranged, cardOf, neighbour, type Place, placeOf, samePlace } from '../arranged'
import styles from '../board.module.css'
import type { Column as Data } from '../data'
import { type Carried, useDrag } from '../useDrag'
import { Column } from './Column'

interface Props {
  columns: Data[]
  filter: string
  onMove: (id: string, to: Place) => void
}

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/** The columns: a card is carried by mouse, by finger, or with Space and the arrow keys. */
export function Board({ columns, filter, onMove }: Props) {
  const { t } = useTranslation('opportunities')
  const navigate = useNavigate()
  const board = useRef<HTMLDivElement>(null)
  const drop = ({ id, to }: Carried) => {
    if (samePlace(placeOf(columns, id), to)) return
    if (mayGo(columns, id, to)) onMove(id, to)
    else notify(t('board.refused', { stage: t(`stage.${to.stage}`) }), undefined, 'bad')
  }
  const { carried, press, put } = useDrag(id => placeOf(columns, id), drop)
  const shown = carried ? arranged(columns, carried.id, carried.to) : columns
  const keyed = useRef('')
  // A card that goes to another column is drawn anew: the focus goes along, also back.
  useEffect(() => {
    if (!keyed.current || (carried?.by !== 'keys' && document.activeElement !== document.body)) {
      return
    }
    const card = board.current?.querySelector<HTMLElement>(`[data-card="${keyed.current}"]`)
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const said = (place: Place) => {
    const column = columns.find(each => each.stage === place.stage)
    const above = column?.cards.findIndex(card => card.id === place.after) ?? -1
    return t('board.at', { stage: t(`stage.${place.stage}`), number: above + 2 })
  }
  const keys = (event: KeyboardEvent<HTMLElement>, id: string) => {
    if (event.target !== event.currentTarget) return
    const held = carried?.by === 'keys' && carried.id === id ? carried : null
    if (event.key === 'Enter' && !held) navigate(`/opportunities/${id}${filter}`)
    else if (event.key === ' ' || (event.key === 'Enter' && held)) {
      event.preventDefault()
      if (held) {
        put(null)
        drop(held)
        announce(t('board.dropped', { place: said(held.to) }))
        return
      }
      const to = placeOf(columns, id)
      const card = cardOf(columns, id)
      if (!to || !card?.may_change) {
        notify(t('board.notYours'))
        return
      }
      keyed.current = id
      put({ id, by: 'keys', to })
      announce(t('board.lifted', { title: card.title, place: said(to) }))
    } else if (event.key === 'Escape' && held) {
      put(null)
      announce(t('board.cancelled'))
    } else if (held && ARROWS.includes(event.key)) {
      event.preventDefault()
      const to = neighbour(shown, id, event.key)
      if (!to) return
      put({ ...held, to })
      announce(said(to))
    }
  }
  return (
    <div ref={board} className={styles.board} data-board tabIndex={-1}>
      <p id="board-help" className="visually-hidden">
        {t('board.help')}
      </p>
      {shown.map(column => (
        <Column
          key={column.stage}
          column={column}
          filter={filter}
          carried={carried}
          refused={
            carried !== null && !mayGo(columns, carried.id, { ...carried.to, stage: column.stage })
          }
          onPress={press}
          onKey={keys}
        />
      ))}
    </div>
  )
}

function mayGo(columns: Data[], id: string, to: Place): boolean {
  const card = cardOf(columns, id)
  if (!card?.may_change) return false
  return card.stage === to.stage || card.allowed_transitions.includes(to.stage)
}
