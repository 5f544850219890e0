// Reaches people whose tab is hidden or closed: notices, the click on one, and plain words where
// there is no network. For a technician, who works where there is none, it keeps the app of the
// field as well; with a network a reload always brings what the hub serves.

const ANSWER_MS = 300

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => away(pathname)))
  } else if (origin === self.location.origin && pathname.startsWith('/assets/')) {
    event.respondWith(fetch(request).catch(error => kept(request, error)))
  }
})

self.addEventListener('message', event => {
  if (event.data?.type === 'keep-field') event.waitUntil(keepField().catch(() => {}))
  if (event.data?.type === 'drop-field') event.waitUntil(dropFields(''))
})

const FIELD = 'field-'
const PAGE = '/field'

/** Keeps the app of the field as the hub serves it now; the former one goes once this is whole. */
async function keepField() {
  const { version, files } = await (await fetch('/field.json', { cache: 'no-store' })).json()
  const cache = await caches.open(FIELD + version)
  const missing = []
  for (const file of files) if (!(await cache.match(file))) missing.push(file)
  // Names of files say what is in them: what a former app had as well is not asked for again.
  await Promise.all(
    missing.map(async file => cache.put(file, (await caches.match(file)) ?? (await got(file)))),
  )
  await cache.put(PAGE, await got(PAGE))
  await dropFields(FIELD + version)
}

async function got(path) {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(path)
  return answer
}

async function dropFields(but) {
  const names = (await caches.keys()).filter(name => name.startsWith(FIELD) && name !== but)
  await Promise.all(names.map(name => caches.delete(name)))
}

async function kept(request, error) {
  const found = await caches.match(request.url)
  if (!found) throw error
  return found
}

/** Without a network: the field, where it is kept, else plain words. */
async function away(pathname) {
  const isField = pathname === '/' || pathname === PAGE || pathname.startsWith(`${PAGE}/`)
  return (isField && (await caches.match(PAGE))) || offline()
}

self.addEventListener('push', event => {
  const told = read(event.data)
  if (told) event.waitUntil(Promise.all([show(told), badge(told.unread)]))
})

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.link))
})

function read(data) {
  try {
    return data?.json() ?? null
  } catch {
    return null
  }
}

/** Tabs of the app; a file or a page for customers in a tab of its own hears and opens nothing. */
async function pages() {
  const tabs = await self.clients.matchAll({ type: 'window' })
  return tabs.filter(tab => !/^\/(files|api|p)(\/|$)/.test(new URL(tab.url).pathname))
}

/** Whether somebody is at it, by its own word; one that is asleep says nothing. */
function isAttended(tab) {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => resolve(data === true)
    setTimeout(resolve, ANSWER_MS, false)
    tab.postMessage({ type: 'here' }, [port2])
  })
}

/** A tab somebody is at hears of it by itself. */
async function show({ id, title, text, link }) {
  const visible = (await pages()).filter(tab => tab.visibilityState === 'visible')
  if ((await Promise.all(visible.map(isAttended))).some(Boolean)) return
  await self.registration.showNotification(title || 'Mostrador', {
    body: text,
    // As a tab tags its own: one for each page it leads to.
    tag: link || id,
    renotify: true,
    icon: '/assets/icon-192.png',
    badge: '/assets/badge-96.png',
    data: { link, at: Date.now() },
  })
}

function badge(count) {
  if (typeof count !== 'number') return undefined
  const shown = count > 0 ? self.navigator.setAppBadge?.(count) : self.navigator.clearAppBadge?.()
  return shown?.catch(() => {})
}

function pathOf(link) {
  try {
    const target = new URL(link || '/', self.location.origin)
    return target.origin === self.location.origin ? target.pathname + target.search : '/'
  } catch {
    return '/'
  }
}

/** In a tab that is open, else in a new one; only ever a page of ours. */
async function open(link) {
  const path = pathOf(link)
  const tabs = await pages()
  const tab = tabs.find(one => one.visibilityState === 'visible') ?? tabs[0]
  if (!tab) return self.clients.openWindow(path)
  tab.postMessage({ type: 'open', path })
  return tab.focus()
}

const OFFLINE = `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="20">
<title>Sin conexión · Mostrador</title>
<style>
  :root { --ground: #fdfcfa; --text: #26231e; --dim: #6a645a; --primary: #2f4bc7; --on: #fff }
  @media (prefers-color-scheme: dark) {
    :root { --ground: #1b1a18; --text: #ece8e1; --dim: #a8a196; --primary: #93a6ff; --on: #141a3a }
  }
  body { display: grid; place-content: center; justify-items: center; gap: 12px; min-height: 100dvh;
    margin: 0; padding: 24px; box-sizing: border-box; background: var(--ground); color: var(--text);
    font: 16px/1.5 system-ui, sans-serif; text-align: center }
  h1 { margin: 0; font-size: 22px }
  p { max-width: 36ch; margin: 0 }
  .dim { color: var(--dim); font-size: 14px }
  a { margin: 8px 0; padding: 10px 20px; border-radius: 8px; background: var(--primary);
    color: var(--on); font-weight: 600; text-decoration: none }
</style>
<main style="display: contents">
<h1>Sin conexión</h1>
<p>No se puede llegar a Mostrador. Revisa tu internet. Lo que enviaste y no salió sigue guardado en
este equipo y saldrá al volver.</p>
<a href="">Reintentar</a>
<p class="dim">Se reintenta solo cada 20 segundos.</p>
<p class="dim" lang="en">No connection to Mostrador. Check your internet; what you sent is kept on
this device. It tries again by itself.</p>
</main>`

function offline() {
  return new Response(OFFLINE, {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  })
}
