const LONGEST = 1600
const QUALITY = 0.85

/**
 * A photo as it is kept and sent: at most 1600 pixels, JPEG, without what the camera wrote into it.
 * Fails where a browser cannot draw it.
 */
export async function shrunk(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const share = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * share)
  canvas.height = Math.round(picture.height * share)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      blob => (blob ? resolve(blob) : reject(new Error('no picture'))),
      'image/jpeg',
      QUALITY,
    )
  })
}

/** The same of a file; what cannot be drawn, or moves, stays as it is. */
export async function shrunkFile(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.type === 'image/gif') return file
  const small = await shrunk(file).catch(() => null)
  if (!small || small.size >= file.size) return file
  return new File([small], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: small.type })
}
