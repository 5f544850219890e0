/** A day from today on, as a field of dates writes it; by the clock of this screen. */
export function inDays(days: number): string {
  const then = new Date()
  then.setDate(then.getDate() + days)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`
}
