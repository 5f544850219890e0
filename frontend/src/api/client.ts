import { ApiError, problemFrom } from './errors'
import { askProof } from './proof'
import { refresh, session } from './session'

export type Query = Record<string, string | number | boolean | null | undefined | string[]>

interface Call {
  query?: Query
  body?: unknown
  /** Required on POSTs that move money or create a document; keep it for every retry. */
  idempotencyKey?: string
  signal?: AbortSignal
}

export function newKey(): string {
  return crypto.randomUUID()
}

export function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) for (const each of value) params.append(name, each)
    else if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  }
  const text = params.toString()
  return `/api/v1/${path}${text ? `?${text}` : ''}`
}

/** A token good for the next few seconds; renews it when it is about to end. */
export async function accessToken(): Promise<string | null> {
  const now = session.get()
  if (now.state !== 'in') return null
  if (now.expiresAt - Date.now() < 5_000) await refresh()
  const next = session.get()
  return next.state === 'in' ? next.access : null
}

async function attempt(method: string, path: string, call: Call): Promise<Response> {
  const token = await accessToken()
  const headers: Record<string, string> = { 'X-Hub-Client': 'web', Accept: 'application/json' }
  if (token) headers.Authorization = `Bearer ${token}`
  const form = call.body instanceof FormData ? call.body : null
  if (call.body !== undefined && !form) headers['Content-Type'] = 'application/json'
  if (call.idempotencyKey) headers['Idempotency-Key'] = call.idempotencyKey
  try {
    return await fetch(address(path, call.query), {
      method,
      headers,
      credentials: 'same-origin',
      body: form ?? (call.body === undefined ? undefined : JSON.stringify(call.body)),
      signal: call.signal,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, 'offline', '')
  }
}

async function request<T>(method: string, path: string, call: Call = {}): Promise<T> {
  let response = await attempt(method, path, call)
  if (response.status === 401 && session.get().state === 'in') {
    await refresh()
    response = await attempt(method, path, call)
  }
  let text = await response.text()
  if (isGrave(response, text) && (await askProof())) {
    response = await attempt(method, path, call)
    text = await response.text()
  }
  if (!response.ok) throw problemFrom(response.status, text, response.headers.get('Retry-After'))
  return (text ? JSON.parse(text) : undefined) as T
}

/** Whether the hub wants to know once more who it is; asked once, then its word stands. */
export function isGrave(response: Response, text: string): boolean {
  return response.status === 403 && problemFrom(403, text, null).code === 'proof_needed'
}

/** Says something while the page goes away; nobody hears the answer, so it is said again later. */
function leave(path: string, body: unknown): void {
  const now = session.get()
  if (now.state !== 'in') return
  void fetch(address(path), {
    method: 'POST',
    keepalive: true,
    credentials: 'same-origin',
    headers: {
      'X-Hub-Client': 'web',
      'Content-Type': 'application/json',
      Authorization: `Bearer ${now.access}`,
    },
    body: JSON.stringify(body),
  }).catch(() => {})
}

/** A file behind a door that asks who is there. */
async function file(path: string, query?: Query): Promise<Blob> {
  const response = await attempt('GET', path, { query })
  if (!response.ok) throw problemFrom(response.status, await response.text(), null)
  return response.blob()
}

/** The hub's HTTP API; paths are relative to `/api/v1/`, failures are `ApiError`. */
export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) =>
    request<T>('GET', path, { query, signal }),
  post: <T>(path: string, body: unknown = {}, idempotencyKey?: string) =>
    request<T>('POST', path, { body, idempotencyKey }),
  file,
  patch: <T>(path: string, body: unknown) => request<T>('PATCH', path, { body }),
  put: <T>(path: string, body?: unknown) => request<T>('PUT', path, { body }),
  leave,
  delete: <T = void>(path: string, body?: unknown) => request<T>('DELETE', path, { body }),
}
