import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { shrunk, shrunkFile } from '@/lib/shrunk'

/** What a browser draws with: its sizes, and how many bytes come out. */
const drawn = { width: 0, height: 0, bytes: 100 }

beforeEach(() => {
  Object.assign(drawn, { width: 0, height: 0, bytes: 100 })
  vi.stubGlobal('createImageBitmap', async (file: Blob) => {
    if (file.type === 'image/heic') throw new Error('cannot be drawn')
    return { width: 4000, height: 3000, close: () => undefined }
  })
  const proto = HTMLCanvasElement.prototype
  vi.spyOn(proto, 'getContext').mockReturnValue({ drawImage: () => undefined } as never)
  vi.spyOn(proto, 'toBlob').mockImplementation(function (this: HTMLCanvasElement, done, type) {
    Object.assign(drawn, { width: this.width, height: this.height })
    done(new Blob(['x'.repeat(drawn.bytes)], { type }))
  })
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

function photo(name: string, type: string): File {
  return new File(['x'.repeat(1000)], name, { type })
}

test('a photo becomes a JPEG of at most 1600 pixels that keeps its ratio', async () => {
  const small = await shrunk(photo('leak.png', 'image/png'))

  expect(drawn).toMatchObject({ width: 1600, height: 1200 })
  expect(small.type).toBe('image/jpeg')
})

test('a file is called what it has become', async () => {
  const small = await shrunkFile(photo('leak.photo.png', 'image/png'))

  expect([small.name, small.size]).toEqual(['leak.photo.jpg', 100])
})

test('what cannot be drawn fails as a photo and stays as a file', async () => {
  const odd = photo('leak.heic', 'image/heic')

  await expect(shrunk(odd)).rejects.toThrow()
  expect(await shrunkFile(odd)).toBe(odd)
})

test('what moves, what is no picture and what would only grow stay as they are', async () => {
  drawn.bytes = 5000
  const files = [photo('a.gif', 'image/gif'), photo('a.pdf', 'application/pdf')]
  const tight = photo('a.jpg', 'image/jpeg')

  expect(await Promise.all([...files, tight].map(shrunkFile))).toEqual([...files, tight])
})
