import { useEffect, useState } from 'react'
import { useParams } from 'react-router'

/**
 * The one-time secret of this page's address, which is taken off the address at once: history,
 * screen sharing and whatever is opened from here do not see it.
 */
export function useAddressSecret(page: 'reset' | 'verify'): string {
  const { token } = useParams()
  const [secret] = useState(token ?? '')
  useEffect(() => {
    if (secret) window.history.replaceState(window.history.state, '', `/${page}`)
  }, [secret, page])
  return secret
}
