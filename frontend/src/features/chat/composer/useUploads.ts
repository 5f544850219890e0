import { useCallback, useEffect, useRef, useState } from 'react'
import type { ApiError } from '@/api/errors'
import type { Attachment } from '@/api/types'
import { type Upload, upload } from '@/api/upload'

export interface Pending {
  key: string
  file: File
  /** A picture of the file itself, for the tray. */
  preview: string | null
  share: number
  attachment: Attachment | null
  problem: { code: string; message: string } | null
}

export interface Uploads {
  files: Pending[]
  busy: boolean
  add: (files: Iterable<File>) => void
  remove: (key: string) => void
  retry: (key: string) => void
  clear: () => void
}

/** Files go up as soon as they are chosen, each with its progress and a way to stop it. */
export function useUploads(): Uploads {
  const [files, setFiles] = useState<Pending[]>([])
  const running = useRef(new Map<string, Upload>())

  const patch = useCallback((key: string, change: Partial<Pending>) => {
    setFiles(now => now.map(one => (one.key === key ? { ...one, ...change } : one)))
  }, [])

  const start = useCallback(
    (key: string, file: File) => {
      const going = upload(file, share => patch(key, { share }))
      running.current.set(key, going)
      going.done.then(
        attachment => patch(key, { attachment, share: 1 }),
        (error: ApiError) => patch(key, { problem: { code: error.code, message: error.message } }),
      )
    },
    [patch],
  )

  const add = useCallback(
    (chosen: Iterable<File>) => {
      for (const file of chosen) {
        const key = crypto.randomUUID()
        const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
        const pending = { key, file, preview, share: 0, attachment: null, problem: null }
        setFiles(now => [...now, pending])
        start(key, file)
      }
    },
    [start],
  )

  const remove = useCallback((key: string) => {
    running.current.get(key)?.cancel()
    running.current.delete(key)
    setFiles(now => {
      for (const one of now) if (one.key === key && one.preview) URL.revokeObjectURL(one.preview)
      return now.filter(one => one.key !== key)
    })
  }, [])

  const retry = useCallback(
    (key: string) => {
      const again = files.find(one => one.key === key)
      if (!again) return
      patch(key, { problem: null, share: 0 })
      start(key, again.file)
    },
    [files, patch, start],
  )

  const clear = useCallback(() => setFiles([]), [])

  useEffect(() => {
    const going = running.current
    return () => {
      for (const one of going.values()) one.cancel()
    }
  }, [])

  const busy = files.some(one => !one.attachment && !one.problem)
  return { files, busy, add, remove, retry, clear }
}
