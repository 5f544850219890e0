import { ApiError } from '@/api/errors'

/** Why somebody cannot be sent then, in words for the dispatcher; null where it is another matter. */
export interface Refusal {
  /** A key among the texts. */
  key: string
  technician: string
  /** Orders that are in the way, skills that lack, or what speaks against it. */
  about: string[]
  /** A reason overrules it. */
  doubtful: boolean
}

export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ApiError)) return null
  const { technician, orders, kind, skills, doubts } = error.fields as Record<string, unknown>
  const said = { technician: String(technician ?? ''), doubtful: error.code === 'doubtful' }
  if (error.code === 'overlap') return { key: 'overlap', about: listOf(orders), ...said }
  if (error.code === 'absent') return { key: `absent.${kind ?? 'other'}`, about: [], ...said }
  if (error.code === 'skill_required') return { key: 'unskilled', about: listOf(skills), ...said }
  if (error.code === 'doubtful') return { key: 'doubtful', about: doubtsOf(doubts), ...said }
  return null
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** `{skill: [names], …}` as `skill:name`, or `shift` alone where it names nothing. */
function doubtsOf(value: unknown): string[] {
  return Object.entries((value ?? {}) as Record<string, unknown>).flatMap(([doubt, names]) => {
    const named = listOf(names)
    return named.length > 0 ? named.map(name => `${doubt}:${name}`) : [doubt]
  })
}
