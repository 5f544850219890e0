import { useEffect } from 'react'
import { createStore, useStore } from './store'

interface Faces {
  /** Of those who have a photo, which one. */
  versions: Record<string, string>
  /** Addresses of the ones that were fetched, by `id:version`. */
  addresses: Record<string, string>
}

export const faces = createStore<Faces>({ versions: {}, addresses: {} })

type Fetch = (id: string) => Promise<Blob>
let fetchFace: Fetch | null = null
const asked = new Set<string>()

/** Says who has a photo, and how one is brought; each is brought the first time it is shown. */
export function knowFaces(versions: Record<string, string>, fetch: Fetch): void {
  fetchFace = fetch
  faces.set({ ...faces.get(), versions })
}

/** Forgets every photo: who comes next at this browser may be somebody else. */
export function forgetFaces(): void {
  for (const address of Object.values(faces.get().addresses)) URL.revokeObjectURL(address)
  asked.clear()
  faces.set({ versions: {}, addresses: {} })
}

/** The address of somebody's photo; undefined while there is none. */
export function useFace(id: string | undefined): string | undefined {
  const { versions, addresses } = useStore(faces)
  const version = id ? versions[id] : undefined
  const key = version ? `${id}:${version}` : ''
  useEffect(() => {
    if (id && key) bring(id, key)
  }, [id, key])
  return key ? addresses[key] : undefined
}

function bring(id: string, key: string): void {
  if (!fetchFace || asked.has(key)) return
  asked.add(key)
  fetchFace(id).then(
    blob => {
      const addresses = { ...faces.get().addresses, [key]: URL.createObjectURL(blob) }
      faces.set({ ...faces.get(), addresses })
    },
    () => asked.delete(key),
  )
}
