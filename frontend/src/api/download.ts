import { accessToken, address, isGrave, type Query } from './client'
import { ApiError, problemFrom } from './errors'
import { askProof } from './proof'

/** Brings a file of the hub to the person's own folder, under `name`. */
export async function download(path: string, query: Query, name: string): Promise<void> {
  let response = await asked(path, query)
  if (response.status === 403) {
    const text = await response.text()
    const again = isGrave(response, text) && (await askProof())
    if (!again) throw problemFrom(403, text, null)
    response = await asked(path, query)
  }
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

async function asked(path: string, query: Query): Promise<Response> {
  const token = await accessToken()
  const headers: Record<string, string> = { 'X-Hub-Client': 'web' }
  if (token) headers.Authorization = `Bearer ${token}`
  return fetch(address(path, query), { headers, credentials: 'same-origin' }).catch(() => {
    throw new ApiError(0, 'offline', '')
  })
}
