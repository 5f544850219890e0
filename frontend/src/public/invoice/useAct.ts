import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { newKey } from '@/api/client'
import { ApiError } from '@/api/errors'
import { actByLink } from '@/api/publicLink'

/** One press is one deed: a try whose answer was lost is repeated under its key. */
export function useAct(token: string, act: string, onDone: () => void) {
  const key = useRef(newKey())
  return useMutation<{ payment: string }, ApiError, object>({
    mutationFn: body => actByLink(token, act, body, key.current),
    onSuccess: () => {
      key.current = newKey()
      onDone()
    },
    onError: error => {
      // Refused: nothing was kept under this key, and what is sent next is something else.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500)
        key.current = newKey()
    },
  })
}
