import { useCallback } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

/** By name what stands in the address from now on; nothing, `null` and `false` stand there not at all. */
export type Said = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** What stands in the address of a page, and how to change it while it, or what is `below`, is open. */
export function useAddress(page: string, below = false): [URLSearchParams, (change: Said) => void] {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const change = useCallback(
    (change: Said) => {
      // The address by now, not the one drawn last: a row opened a moment ago must stay open.
      const { pathname, search } = window.location
      if (pathname !== page && !(below && pathname.startsWith(`${page}/`))) return
      navigate({ pathname, search: `${said(change, search)}` }, { replace: true })
    },
    [navigate, page, below],
  )
  return [params, change]
}

/** Returns what an address says once it is changed. */
export function said(change: Said, before = ''): URLSearchParams {
  const params = new URLSearchParams(before)
  for (const [name, value] of Object.entries(change)) {
    params.delete(name)
    if (typeof value === 'object' && value) for (const each of value) params.append(name, each)
    else if (value || value === 0) params.set(name, value === true ? '1' : String(value))
  }
  return params
}
