import { keep, readKept } from '@/lib/kept'
import { createStore, useStore } from '@/lib/store'
import { ApiError, problemFrom } from './errors'
import type { SignIn, User } from './types'

export type Session =
  | { state: 'starting' }
  | { state: 'unreachable' }
  | { state: 'out' }
  | { state: 'in'; access: string; expiresAt: number; user: User }

/** The access token lives here and nowhere else: never in storage. */
export const session = createStore<Session>({ state: 'starting' })

/** No secret: only whether asking for a session can succeed in this browser. */
const HINT = 'signed-in'
/** Who works where there is no connection; what they may do, the hub says once there is one. */
const AWAY = 'works-offline'

type Shared = { kind: 'in'; session: Session } | { kind: 'out' }
const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hub-session')
if (others) {
  others.onmessage = ({ data }: MessageEvent<Shared>) => {
    if (data.kind === 'out') session.set({ state: 'out' })
    else if (session.get().state !== 'out' || data.session.state === 'in') session.set(data.session)
  }
}

async function post(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(`/api/v1/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'X-Hub-Client': 'web' },
      body: JSON.stringify(body),
    })
  } catch {
    throw new ApiError(0, 'offline', '')
  }
}

async function accept(response: Response): Promise<User> {
  return begin(await read<SignIn>(response))
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw problemFrom(response.status, text, response.headers.get('Retry-After'))
  return JSON.parse(text) as T
}

/** Asks a door that is open to everybody. */
export async function askOpenly<T>(path: string, body: unknown): Promise<T> {
  return read<T>(await post(path, body))
}

/** Goes on with a sign-in that some door has answered. */
export function begin({ access, expires_in, user }: SignIn): User {
  const next: Session = { state: 'in', access, expiresAt: Date.now() + expires_in * 1000, user }
  keep(HINT, true)
  keep(AWAY, user.role === 'technician' ? user : null)
  session.set(next)
  others?.postMessage({ kind: 'in', session: next } satisfies Shared)
  return user
}

export async function login(credentials: {
  username: string
  password: string
  remember: boolean
  /** Of the authenticator, where one stands. */
  code?: string
}): Promise<User> {
  return accept(await post('auth/login/', credentials))
}

/** Makes an account, which is signed in at once. */
export async function register(form: object): Promise<User> {
  return accept(await post('auth/register/', form))
}

export async function logout(): Promise<void> {
  try {
    await post('auth/logout/', {})
  } finally {
    signOutHere()
    others?.postMessage({ kind: 'out' } satisfies Shared)
  }
}

export function signOutHere(): void {
  keep(HINT, null)
  keep(AWAY, null)
  session.set({ state: 'out' })
}

/** Runs when nobody is signed in any more: what a module remembers of a person goes with them. */
export function onSignOut(forget: () => void): void {
  session.subscribe(() => {
    if (session.get().state === 'out') forget()
  })
}

/** Patches the signed-in user after `me/` changed. */
export function renameUser(user: User): void {
  const now = session.get()
  if (now.state === 'in') session.set({ ...now, user })
}

/** Looks for the session this browser may still have; one that never had any asks nobody. */
export async function resume(): Promise<void> {
  if (readKept(HINT)) await refresh()
  else signOutHere()
}

let running: Promise<void> | null = null

/**
 * Renews the access token once for all callers and all tabs.
 * The refresh cookie rotates, so two at a time would look like theft.
 */
export function refresh(): Promise<void> {
  running ??= oneTabAtATime(renew).finally(() => {
    running = null
  })
  return running
}

async function oneTabAtATime(work: (before: Session) => Promise<void>): Promise<void> {
  const before = session.get()
  if (!navigator.locks) return work(before)
  await navigator.locks.request('hub-refresh', () => work(before))
}

async function renew(before: Session): Promise<void> {
  const now = session.get()
  if (now !== before && now.state === 'in' && now.expiresAt > Date.now() + 30_000) return
  try {
    await accept(await post('auth/refresh/', {}))
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) signOutHere()
    else if (now.state === 'starting' || now.state === 'unreachable') {
      const user = readKept<User>(AWAY)
      session.set(user ? { state: 'in', access: '', expiresAt: 0, user } : { state: 'unreachable' })
    }
    throw error
  }
}

export function useSession(): Session {
  return useStore(session)
}

/** The signed-in user; only for screens inside a shell. */
export function useUser(): User {
  const now = useStore(session)
  if (now.state !== 'in') throw new Error('nobody is signed in')
  return now.user
}
