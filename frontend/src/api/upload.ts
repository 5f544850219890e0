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
  const done = accessToken().then(token => transfer(xhr, file, token, onProgress))
  return { done, cancel: () => xhr.abort() }
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
      if (xhr.status < 300) resolve(JSON.parse(xhr.responseText) as Attachment)
      else reject(problemFrom(xhr.status, xhr.responseText, xhr.getResponseHeader('Retry-After')))
    }
    const form = new FormData()
    form.append('file', file, file.name)
    xhr.send(form)
  })
}
