import { useState } from 'react'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { notify } from '@/ui/notify'
import { useSaying } from '../data'

interface Options<T> {
  to: string
  patch?: boolean
  /** Said when it is done. */
  done?: string
  onDone: (answer: T) => void
}

/** What every dialog here does: keeps what was typed, says beside each field what is wrong with it. */
export function useSend<T = unknown>({ to, patch, done, onDone }: Options<T>) {
  const saying = useSaying<T>()
  const [errors, setErrors] = useState<Record<string, string>>({})
  const send = (body: Record<string, unknown>) => {
    setErrors({})
    saying.mutate(
      { to, body, patch },
      {
        onSuccess: answer => {
          if (done) notify(done)
          onDone(answer)
        },
        onError: error => {
          const fields = fieldErrors(error)
          setErrors(fields)
          if (Object.keys(fields).length === 0 || 'lines' in fields || 'available' in fields)
            complain(error)
        },
      },
    )
  }
  return { send, errors, setErrors, busy: saying.isPending }
}
