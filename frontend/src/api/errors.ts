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

/** The hub's texts per form field, ready for a form's `setErrors`. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {}
  return Object.fromEntries(
    Object.entries(error.fields).map(([field, texts]) => [
      field,
      Array.isArray(texts) ? texts.join(' ') : String(texts),
    ]),
  )
}
