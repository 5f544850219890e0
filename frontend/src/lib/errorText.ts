import i18next from 'i18next'

/** What happened, in the reader's language; the hub's own words when we have none for the code. */
export function errorText(problem: { code: string; message: string }): string {
  const key = `common:error.code.${problem.code}`
  if (i18next.exists(key)) return i18next.t(key)
  return problem.message || i18next.t('common:error.text')
}
