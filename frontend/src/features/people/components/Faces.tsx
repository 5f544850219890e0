import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '@/api/client'
import { onSignOut } from '@/api/session'
import { forgetFaces, knowFaces } from '@/lib/faces'

onSignOut(forgetFaces)

/** Knows which colleagues have a photo, so that whoever is drawn anywhere has their face. */
export function Faces() {
  const { data } = useQuery({
    queryKey: ['faces'],
    queryFn: () => api.get<{ photos: Record<string, string> }>('users/photos/'),
    staleTime: 300_000,
  })
  useEffect(() => {
    if (data) knowFaces(data.photos, id => api.file(`users/${id}/photo/`))
  }, [data])
  return null
}
