import { errorText } from '@/lib/errorText'
import { notify } from '@/ui/notify'
import { ApiError, fieldErrors } from './errors'

/** Says at the edge of the screen why something did not work. */
export function complain(error: unknown): void {
  const problem = error instanceof ApiError ? error : { code: 'internal', message: '' }
  notify(errorText(problem), undefined, 'bad')
}

/** Puts the hub's words beside the fields they are about, and says the rest aloud. */
export function complainIn(form: { setErrors: (errors: Record<string, string>) => void }) {
  return (error: unknown) => {
    const errors = fieldErrors(error)
    form.setErrors(errors)
    if (Object.keys(errors).length === 0) complain(error)
  }
}
