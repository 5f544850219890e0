import { errorText } from '@/lib/errorText'
import { notify } from '@/ui/notify'
import { ApiError, fieldErrors } from './errors'

/** Says at the edge of the screen why something did not work. */
export function complain(error: unknown): void {
  const problem = error instanceof ApiError ? error : { code: 'internal', message: '' }
  notify(errorText(problem), undefined, 'bad')
}

/** Puts words beside the fields they are about (`words` as for `fieldErrors`), says the rest aloud. */
export function complainIn(
  form: { setErrors: (errors: Record<string, string>) => void },
  words?: string,
) {
  return (error: unknown) => {
    const errors = fieldErrors(error, words)
    form.setErrors(errors)
    if (Object.keys(errors).length === 0) complain(error)
  }
}
