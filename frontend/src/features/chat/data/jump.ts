/** The address of one message in its conversation; the thread opens around it and marks it. */
export function jumpAddress(base: string, conversation: string, number: number): string {
  return `${base}/${conversation}?message=${number}`
}

export const JUMP = 'message'
