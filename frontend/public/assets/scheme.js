// Runs before the first paint, so a dark screen never flashes white.
try {
  const kept = localStorage.getItem('mostrador.scheme')
  const dark =
    kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  document.documentElement.lang = localStorage.getItem('mostrador.language') || 'es'
} catch {}
