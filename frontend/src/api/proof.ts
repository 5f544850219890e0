import { createStore } from '@/lib/store'

interface Asked {
  /** Whether somebody proved who they are, or left it. */
  settle: (proven: boolean) => void
}

/** What is grave waits here until somebody has said once more who they are. */
export const proofAsked = createStore<Asked | null>(null)

let running: Promise<boolean> | null = null

/** Opens the one dialog for all calls that wait for it. */
export function askProof(): Promise<boolean> {
  running ??= new Promise<boolean>(resolve => {
    proofAsked.set({
      settle: proven => {
        running = null
        proofAsked.set(null)
        resolve(proven)
      },
    })
  })
  return running
}
