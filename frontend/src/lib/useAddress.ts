import { useCallback } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

/** What stands in the address of a page, and how to change it while it, or what is `below`, is open. */
export function useAddress(
  page: string,
  below = false,
): [URLSearchParams, (change: (now: URLSearchParams) => void) => void] {
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const change = useCallback(
    (change: (now: URLSearchParams) => void) => {
      // The address by now, not the one drawn last: a row opened a moment ago must stay open.
      const { pathname, search } = window.location
      if (pathname !== page && !(below && pathname.startsWith(`${page}/`))) return
      const now = new URLSearchParams(search)
      change(now)
      navigate({ pathname, search: `${now}` }, { replace: true })
    },
    [navigate, page, below],
  )
  return [params, change]
}
