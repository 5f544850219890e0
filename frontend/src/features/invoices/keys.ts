export const keys = {
  all: ['invoices'],
  list: (filter: object) => ['invoices', 'list', filter],
  one: (id: string) => ['invoices', 'one', id],
  notes: ['invoices', 'notes'],
  note: (id: string) => ['invoices', 'note', id],
  series: ['invoices', 'series'],
}
