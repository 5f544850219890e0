import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '@/api/client'
import { orderKeys } from '@/api/orders'
import type { Attachment } from '@/api/types'
import { shrunkFile } from '@/lib/shrunk'

export const MOST_PHOTOS = 8

/** A photo that was chosen; its name of the act makes a second try the same photo. */
export interface Chosen {
  act: string
  file: File
  /** Of this browser, for the preview. */
  address: string
}

export async function chosenOf(files: File[]): Promise<Chosen[]> {
  const small = await Promise.all(files.map(shrunkFile))
  return small.map(file => ({ act: newKey(), file, address: URL.createObjectURL(file) }))
}

/** Sends photos one after the other; returns those that did not get through. */
export async function sendPhotos(
  order: string,
  photos: Chosen[],
  onSent: (count: number) => void,
): Promise<Chosen[]> {
  const failed: Chosen[] = []
  for (const [at, photo] of photos.entries()) {
    const form = new FormData()
    form.append('file', photo.file, photo.file.name)
    form.append('tag', 'before')
    form.append('act_id', photo.act)
    await api.post(`service-orders/${order}/photos/`, form).catch(() => failed.push(photo))
    onSent(at + 1)
  }
  return failed
}

export interface Photo {
  id: string
  note: string
  file: Attachment
}

export function usePhotos(order: string) {
  return useQuery({
    queryKey: [...orderKeys.one(order), 'photos'],
    queryFn: ({ signal }) => api.get<Photo[]>(`service-orders/${order}/photos/`, undefined, signal),
    retry: false,
  })
}

/** Sends photos of a request that is there; what comes back did not get through. */
export function useSendPhotos(order: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (photos: Chosen[]) => sendPhotos(order, photos, () => {}),
    onSettled: () => client.invalidateQueries({ queryKey: orderKeys.one(order) }),
  })
}
