const ALL = ['queries']

export const keys = { all: ALL, counts: [...ALL, 'counts'], one: (id: string) => [...ALL, id] }
