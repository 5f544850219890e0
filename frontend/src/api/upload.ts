import { accessToken } from './client'
import { ApiError, problemFrom } from './errors'
import type { Attachment } from './types'

export interface Upload {
  done: Promise<Attachment>
  cancel: () => void
}

/** Sends one file; `onProgress` hears a share from 0 to 1. Only XHR tells how far an upload is. */
export function upload(file: File, onProgress: (share: number) => void): Upload {
  const xhr = new XMLHttpRequest()
  let cancelled = false
  const done = accessToken().then(token => {
    if (cancelled) throw new ApiError(0, 'cancelled', '')
    return transfer(xhr, file, token, onProgress)
  })
  const cancel = () => {
    // Before it is opened, a request has nothing to abort.
    cancelled = true
    xhr.abort()
  }
  return { done, cancel }
}

function transfer(
  xhr: XMLHttpRequest,
  file: File,
  token: string | null,
  onProgress: (share: number) => void,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    xhr.open('POST', '/api/v1/attachments/')
    xhr.setRequestHeader('X-Hub-Client', 'web')
    if (token) xhr.setRequestHeader('Authorization', `Bearer ${token}`)
    xhr.upload.onprogress = event => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    xhr.onerror = () => reject(new ApiError(0, 'offline', ''))
    xhr.onabort = () => reject(new ApiError(0, 'cancelled', ''))
    xhr.onload = () => {
      const { status, responseText: text } = xhr
      const stored = status < 300 ? attachmentFrom(text) : null
      if (stored) resolve(stored)
      else if (status < 300) reject(new ApiError(status, 'unreadable', ''))
      else reject(problemFrom(status, text, xhr.getResponseHeader('Retry-After')))
    }
    const form = new FormData()
    form.append('file', file, file.name)
    xhr.send(form)
  })
}

/** A proxy may answer a page of its own in the hub's name. */
function attachmentFrom(text: string): Attachment | null {
  try {
    const answer = JSON.parse(text) as Attachment | null
    return answer?.id ? answer : null
  } catch {
    return null
  }
}
