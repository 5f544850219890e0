import { useEffect, useState } from 'react'
import { complain } from '@/api/complain'
import type { Attachment } from '@/api/types'
import { upload } from '@/api/upload'

export interface Picture {
  /** Shows what was chosen before the hub has it. */
  preview: string | null
  attachment: Attachment | null
  busy: boolean
  choose: (file: File) => void
  clear: () => void
}

/** A picture on its way up; `onReady` hears of it once the hub has it. */
export function usePicture(onReady?: (attachment: Attachment) => Promise<void>): Picture {
  const [preview, setPreview] = useState<string | null>(null)
  const [attachment, setAttachment] = useState<Attachment | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => () => void (preview && URL.revokeObjectURL(preview)), [preview])
  const clear = () => {
    setPreview(null)
    setAttachment(null)
  }
  const take = async (file: File) => {
    setBusy(true)
    setPreview(URL.createObjectURL(file))
    try {
      const sent = await upload(file, () => {}).done
      setAttachment(sent)
      await onReady?.(sent)
    } catch (error) {
      clear()
      complain(error)
    } finally {
      setBusy(false)
    }
  }
  return { preview, attachment, busy, choose: file => void take(file), clear }
}
