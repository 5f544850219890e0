import { type DragEvent, useRef, useState } from 'react'

/** Files dragged over an area; only files count, not words or pictures of the page itself. */
export function useDrop(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false)
  // Each child entered and left is told too.
  const depth = useRef(0)
  const holds = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  const leave = () => {
    depth.current = 0
    setOver(false)
  }
  return {
    over,
    on: {
      onDragEnter: (event: DragEvent) => {
        if (!holds(event)) return
        depth.current += 1
        setOver(true)
      },
      onDragOver: (event: DragEvent) => {
        if (holds(event)) event.preventDefault()
      },
      onDragLeave: (event: DragEvent) => {
        if (!holds(event)) return
        depth.current -= 1
        if (depth.current <= 0) leave()
      },
      onDrop: (event: DragEvent) => {
        if (!holds(event)) return
        event.preventDefault()
        leave()
        onFiles([...event.dataTransfer.files])
      },
    },
  }
}
