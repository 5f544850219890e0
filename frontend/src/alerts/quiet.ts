/** Minutes since midnight of `22:30` or `22:30:00`. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Whether an instant lies between two times of day; `22:00`–`07:00` goes over midnight. */
export function isBetween(from: string | null, to: string | null, at: Date): boolean {
  if (!from || !to) return false
  const [start, end] = [minutesOf(from), minutesOf(to)]
  const now = at.getHours() * 60 + at.getMinutes()
  return start <= end ? start <= now && now < end : now >= start || now < end
}

export function isAhead(until: string | null | undefined, at: Date): boolean {
  return typeof until === 'string' && Date.parse(until) > at.getTime()
}
