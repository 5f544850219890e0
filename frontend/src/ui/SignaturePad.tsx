import { Button } from '@mantine/core'
import { type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './signature.module.css'

const WIDTH = 600
const HEIGHT = 200
const INK = '#1b2a6b'
const STROKE = 2.5

interface Props {
  label: string
  hint: string
  /** A PNG as `data:` address; empty while nothing is drawn. */
  onChange: (drawing: string) => void
}

/** A line to sign on, by finger, pen or mouse; who cannot draw leaves it empty. */
export function SignaturePad({ label, hint, onChange }: Props) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const drawing = useRef(false)
  const last = useRef<[number, number]>([0, 0])
  useEffect(() => {
    const brush = canvas.current?.getContext('2d')
    if (!brush) return
    brush.strokeStyle = INK
    brush.lineWidth = STROKE
    brush.lineCap = 'round'
    brush.lineJoin = 'round'
  }, [])
  const placeOf = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * WIDTH
    const y = ((event.clientY - box.top) / box.height) * HEIGHT
    return [x, y]
  }
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = true
    last.current = placeOf(event)
    draw(last.current)
  }
  const draw = (to: [number, number]) => {
    const brush = canvas.current?.getContext('2d')
    if (!brush) return
    brush.beginPath()
    brush.moveTo(...last.current)
    brush.lineTo(...to)
    brush.stroke()
    last.current = to
  }
  const end = () => {
    if (!drawing.current) return
    drawing.current = false
    onChange(canvas.current?.toDataURL('image/png') ?? '')
  }
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
    onChange('')
  }
  return (
    <div className={styles.pad}>
      <span className={styles.head}>
        <span>{label}</span>
        <Button variant="subtle" size="compact-sm" onClick={clear}>
          {t('paper.clear')}
        </Button>
      </span>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={label}
        onPointerDown={begin}
        onPointerMove={event => drawing.current && draw(placeOf(event))}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <small>{hint}</small>
    </div>
  )
}
