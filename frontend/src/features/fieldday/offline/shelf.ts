import type { Entry } from './acts'

/** Where a phone keeps what it has not told yet, and what it read last. */
export interface Shelf {
  all: () => Promise<Entry[]>
  put: (entry: Entry) => Promise<void>
  drop: (actId: string) => Promise<void>
  read: <T>(key: string) => Promise<T | null>
  write: (key: string, value: unknown) => Promise<void>
  /** Forgets what was read; what was not told yet stays. */
  forget: () => Promise<void>
}

const ACTS = 'acts'
const READ = 'read'

/** One database for each person on this phone; without any, what is done lives until it is closed. */
export async function openShelf(user: string): Promise<Shelf> {
  try {
    return kept(await open(`mostrador.field.${user}`))
  } catch {
    return memoryShelf()
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(ACTS, { keyPath: 'act_id' })
      asked.result.createObjectStore(READ)
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

function kept(base: IDBDatabase): Shelf {
  const reading = <T>(store: string, ask: (store: IDBObjectStore) => IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      const asked = ask(base.transaction(store).objectStore(store))
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
  // Done once it lies on the disk, not when it was asked for.
  const writing = (store: string, change: (store: IDBObjectStore) => void) =>
    new Promise<void>((resolve, reject) => {
      const work = base.transaction(store, 'readwrite', { durability: 'strict' })
      work.oncomplete = () => resolve()
      work.onerror = () => reject(work.error)
      work.onabort = () => reject(work.error)
      change(work.objectStore(store))
    })
  return {
    all: () => reading<Entry[]>(ACTS, store => store.getAll()),
    put: entry => writing(ACTS, store => store.put(entry)),
    drop: actId => writing(ACTS, store => store.delete(actId)),
    read: async <T>(key: string) => (await reading<T>(READ, store => store.get(key))) ?? null,
    write: (key, value) => writing(READ, store => store.put(value, key)),
    forget: () => writing(READ, store => store.clear()),
  }
}

/** For a browser that keeps nothing (a private window). */
export function memoryShelf(): Shelf {
  const acts = new Map<string, Entry>()
  const read = new Map<string, unknown>()
  return {
    all: async () => [...acts.values()],
    put: async entry => void acts.set(entry.act_id, entry),
    drop: async actId => void acts.delete(actId),
    read: async <T>(key: string) => (read.get(key) as T | undefined) ?? null,
    write: async (key, value) => void read.set(key, value),
    forget: async () => read.clear(),
  }
}
