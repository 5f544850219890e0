import type { Filter } from './data'

const ALL = ['opportunities']

export const keys = {
  all: ALL,
  board: (filter: Filter) => [...ALL, 'board', filter],
  one: (id: string) => [...ALL, 'one', id],
  reasons: ['lost-reasons'],
}
