import { ApiError } from '@/api/errors'
import { onSignOut } from '@/api/session'
import type { Attachment } from '@/api/types'
import { type Upload, upload } from '@/api/upload'
import { createStore } from '@/lib/store'
import { rememberSound, type Sound } from '../thread/content/peaks'

const AT_ONCE = 3

export interface Pending {
  key: string
  file: File
  /** Bytes. */
  size: number
  /** The file itself, for the eye or the ear. */
  local: string | null
  /** Of a voice note recorded here. */
  sound: Sound | null
  share: number
  attachment: Attachment | null
  problem: { code: string; message: string } | null
}

/** Files go up as soon as they are chosen, each with its progress and a way to stop it. */
class Tray {
  readonly files = createStore<Pending[]>([])
  private readonly going = new Map<string, Upload>()

  add(file: File, sound: Sound | null = null): void {
    const key = crypto.randomUUID()
    const seen = sound || file.type.startsWith('image/')
    const local = seen ? URL.createObjectURL(file) : null
    const waiting = { local, sound, share: 0, attachment: null, problem: null }
    this.files.set([...this.files.get(), { key, file, size: file.size, ...waiting }])
    this.pump()
  }

  /** What was up already and was not sent after all waits here again. */
  giveBack(attachments: Attachment[]): void {
    const back = attachments.map(attachment => ({
      key: attachment.id,
      file: new File([], attachment.name, { type: attachment.content_type }),
      size: attachment.size ?? 0,
      local: (attachment.kind === 'image' && attachment.url) || null,
      sound: null,
      share: 1,
      attachment,
      problem: null,
    }))
    this.files.set([...back, ...this.files.get()])
  }

  remove(key: string): void {
    this.going.get(key)?.cancel()
    this.going.delete(key)
    this.release(this.files.get().filter(one => one.key === key))
    this.files.set(this.files.get().filter(one => one.key !== key))
    this.pump()
  }

  retry(key: string): void {
    this.patch(key, { problem: null, share: 0 })
    this.pump()
  }

  /** They are sent, or nobody is here any more to send them. */
  clear(): void {
    for (const going of this.going.values()) going.cancel()
    this.going.clear()
    this.release(this.files.get())
    this.files.set([])
  }

  private pump(): void {
    for (const one of this.files.get()) {
      if (this.going.size >= AT_ONCE) return
      if (!one.attachment && !one.problem && !this.going.has(one.key)) this.start(one)
    }
  }

  private start({ key, file, sound }: Pending): void {
    const going = upload(file, share => this.patch(key, { share }))
    this.going.set(key, going)
    going.done
      .then(
        attachment => {
          if (sound) rememberSound(attachment.id, sound)
          this.patch(key, { attachment, share: 1 })
        },
        (error: unknown) => this.patch(key, { problem: problemOf(error) }),
      )
      .finally(() => {
        if (this.going.get(key) === going) this.going.delete(key)
        this.pump()
      })
  }

  private patch(key: string, change: Partial<Pending>): void {
    this.files.set(this.files.get().map(one => (one.key === key ? { ...one, ...change } : one)))
  }

  private release(files: Pending[]): void {
    for (const { local } of files) if (local) URL.revokeObjectURL(local)
  }
}

function problemOf(error: unknown): { code: string; message: string } {
  if (error instanceof ApiError) return { code: error.code, message: error.message }
  return { code: 'internal', message: '' }
}

const trays = new Map<string, Tray>()

// What one person left waiting is none of the next one's business.
onSignOut(() => {
  for (const tray of trays.values()) tray.clear()
  trays.clear()
})

export function trayOf(conversation: string): Tray {
  const known = trays.get(conversation)
  if (known) return known
  const tray = new Tray()
  trays.set(conversation, tray)
  return tray
}
