import i18next from 'i18next'

/** Every failed call: the hub's problem answer, or `code: 'offline'` (status 0) when none came. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, unknown>
  readonly retryAfter: number | null

  constructor(
    status: number,
    code: string,
    detail: string,
    fields: Record<string, unknown> = {},
    retryAfter: number | null = null,
  ) {
    super(detail)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.fields = fields
    this.retryAfter = retryAfter
  }

  get offline(): boolean {
    return this.status === 0
  }
}

export function problemFrom(status: number, text: string, retryAfter: string | null): ApiError {
  const seconds = retryAfter === null ? null : Number.parseInt(retryAfter, 10)
  try {
    const { code, detail, fields } = JSON.parse(text)
    return new ApiError(status, code ?? `http_${status}`, detail ?? '', fields ?? {}, seconds)
  } catch {
    return new ApiError(status, `http_${status}`, '', {}, seconds)
  }
}

/**
 * What is wrong per form field, ready for a form's `setErrors`: in the reader's language where
 * `words`, a place among the texts, has some for the field, else as the hub tells programs.
 */
export function fieldErrors(error: unknown, words?: string): Record<string, string> {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries(
    Object.entries(error.fields).map(([field, texts]) => {
      const key = `${words}.${field}`
      if (words && i18next.exists(key)) return [field, i18next.t(key)]
      return [field, Array.isArray(texts) ? texts.join(' ') : String(texts)]
    }),
  )
}
