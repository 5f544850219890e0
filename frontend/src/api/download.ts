import { accessToken, address, type Query } from './client'
import { ApiError, problemFrom } from './errors'

/** Brings a file of the hub to the person's own folder, under `name`. */
export async function download(path: string, query: Query, name: string): Promise<void> {
  const token = await accessToken()
  const headers: Record<string, string> = { 'X-Hub-Client': 'web' }
  if (token) headers.Authorization = `Bearer ${token}`
  const response = await fetch(address(path, query), { headers, credentials: 'same-origin' }).catch(
    () => {
      throw new ApiError(0, 'offline', '')
    },
  )
  if (!response.ok) {
    throw problemFrom(response.status, await response.text(), response.headers.get('Retry-After'))
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  // Not at once: the browser takes it over in its own time.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
