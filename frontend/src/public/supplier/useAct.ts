import { useState } from 'react'
import { newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { actByLink } from '@/api/publicLink'
import { errorText } from '@/lib/errorText'

/** Does one thing by the link; a press twice, or a line that broke, does it once. */
export function useAct(token: string, name: string, onDone: () => void) {
  const [key, setKey] = useState(newKey)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const go = async (body: Record<string, unknown>) => {
    setBusy(true)
    setErrors({})
    setFailure('')
    try {
      await actByLink(token, name, body, key)
      onDone()
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(fields)
      if (error instanceof ApiError && (Object.keys(fields).length === 0 || error.status === 409))
        setFailure(errorText(error))
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
      if (error instanceof ApiError && error.status === 409) onDone()
    } finally {
      setBusy(false)
    }
  }
  return { errors, setErrors, failure, busy, go: (body: Record<string, unknown>) => void go(body) }
}
