import type { Column, Opportunity, Stage } from './data'

export interface Place {
  stage: Stage
  /** The card above; null: on top. */
  after: string | null
}

export function cardOf(columns: Column[], id: string): Opportunity | undefined {
  return columns.flatMap(column => column.cards).find(card => card.id === id)
}

export function placeOf(columns: Column[], id: string): Place | null {
  for (const { stage, cards } of columns) {
    const at = cards.findIndex(card => card.id === id)
    if (at >= 0) return { stage, after: cards[at - 1]?.id ?? null }
  }
  return null
}

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.stage === b?.stage && a?.after === b?.after
}

/** The columns as they are with one card somewhere else. */
export function arranged(columns: Column[], id: string, to: Place): Column[] {
  const card = cardOf(columns, id)
  if (!card) return columns
  return columns.map(column => {
    const cards = column.cards.filter(each => each.id !== id)
    if (column.stage !== to.stage) return { ...column, cards }
    const above = to.after === null ? -1 : cards.findIndex(each => each.id === to.after)
    return { ...column, cards: cards.toSpliced(above + 1, 0, card) }
  })
}

/** The columns as they are with one card as it is now, wherever it stands. */
export function renewed(columns: Column[], card: Opportunity): Column[] {
  return columns.map(column => ({
    ...column,
    cards: column.cards.map(each => (each.id === card.id ? { ...each, ...card } : each)),
  }))
}

/** The next place in a direction of the arrow keys; null at the edge. */
export function neighbour(columns: Column[], id: string, key: string): Place | null {
  const here = placeOf(columns, id)
  if (!here) return null
  const at = columns.findIndex(column => column.stage === here.stage)
  const cards = columns[at]?.cards ?? []
  const row = cards.findIndex(card => card.id === id)
  if (key === 'ArrowUp') {
    return row > 0 ? { stage: here.stage, after: cards[row - 2]?.id ?? null } : null
  }
  if (key === 'ArrowDown') {
    const below = cards[row + 1]
    return below ? { stage: here.stage, after: below.id } : null
  }
  const column = columns[at + (key === 'ArrowRight' ? 1 : -1)]
  if (!column) return null
  return {
    stage: column.stage,
    after: column.cards[row - 1]?.id ?? column.cards.at(-1)?.id ?? null,
  }
}
