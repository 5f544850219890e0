import { useMemo } from 'react'
import type { Attachment } from '@/api/types'
import { useStore } from '@/lib/store'
import { type Pending, trayOf } from './tray'

export interface Uploads {
  files: Pending[]
  busy: boolean
  failed: boolean
  add: (files: Iterable<File>) => void
  voice: (file: File, sound: { peaks: number[]; seconds: number }) => void
  remove: (key: string) => void
  retry: (key: string) => void
  clear: () => void
  /** Files that were up already and came back unsent. */
  giveBack: (attachments: Attachment[]) => void
}

/** The files waiting in a conversation's composer; they stay while one looks elsewhere. */
export function useUploads(conversation: string): Uploads {
  const tray = trayOf(conversation)
  const files = useStore(tray.files)
  return useMemo(
    () => ({
      files,
      busy: files.some(one => !one.attachment && !one.problem),
      failed: files.some(one => one.problem),
      add: chosen => {
        for (const file of chosen) tray.add(file)
      },
      voice: (file, sound) => tray.add(file, sound),
      remove: key => tray.remove(key),
      retry: key => tray.retry(key),
      clear: () => tray.clear(),
      giveBack: attachments => tray.giveBack(attachments),
    }),
    [files, tray],
  )
}
