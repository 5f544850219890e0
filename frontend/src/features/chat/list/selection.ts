import { createStore } from '@/lib/store'
import { visibleIds } from './order'

/** Rows picked for one change of many; `all`: also those of the view that are not loaded. */
export interface Selection {
  ids: ReadonlySet<string>
  all: boolean
  /** Boxes stand there although none is picked yet: where one cannot point at a row. */
  on?: boolean
}

const NOTHING: Selection = { ids: new Set(), all: false }
export const selection = createStore<Selection>(NOTHING)
let last: string | null = null

export function clearSelection(): void {
  last = null
  selection.set(NOTHING)
}

export function startPicking(): void {
  selection.set({ ...NOTHING, on: true })
}

export function toggle(id: string): void {
  const ids = new Set(selection.get().ids)
  if (!ids.delete(id)) ids.add(id)
  last = id
  selection.set({ ids, all: false })
}

/** All from the row picked last to this one. */
export function toggleThrough(id: string): void {
  const order = visibleIds.get()
  const from = last ? order.indexOf(last) : -1
  const to = order.indexOf(id)
  if (from < 0 || to < 0) {
    toggle(id)
    return
  }
  const between = order.slice(Math.min(from, to), Math.max(from, to) + 1)
  last = id
  selection.set({ ids: new Set([...selection.get().ids, ...between]), all: false })
}

/** Every row that is loaded; `all` means the rest of the view as well. */
export function selectAll(all: boolean): void {
  selection.set({ ids: new Set(visibleIds.get()), all })
}
