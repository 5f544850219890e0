import { Modal } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '@/api/types'
import { formatDateTime } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import {
  IconBack,
  IconDownload,
  IconForward,
  IconJump,
  IconWallet,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@/ui/icons'
import { freshUrl, useMessages } from '../data/messages'
import { useThread } from './context'
import { type Exhibit, galleryOf, neighbour } from './gallery'
import { useZoom } from './useZoom'
import styles from './viewer.module.css'

interface Props {
  shown: Exhibit
  onShow: (exhibit: Exhibit) => void
  onClose: () => void
}

/** Pictures and videos of a thread as large as the screen, one after the other. */
export default function Viewer({ shown, onShow, onClose }: Props) {
  const { t } = useTranslation('chat')
  const { message, file } = shown
  const gallery = galleryOf(useMessages(message.conversation).messages)
  const url = useFresh(shown)
  const go = (step: number) => {
    const next = neighbour(gallery, file.id, step)
    if (next) onShow(next)
  }
  const { box, look, zoom, fit, on } = useZoom(file.id, go)
  const name = file.name || t(`kind.${file.kind}`)
  const keys: Record<string, () => void> = {
    ArrowLeft: () => go(-1),
    ArrowRight: () => go(1),
    '+': () => zoom(1.4),
    '=': () => zoom(1.4),
    '-': () => zoom(1 / 1.4),
    '0': fit,
  }
  // On the window: the keys work before the focus has found its way in.
  useWindowEvent('keydown', event => {
    const act = event.target instanceof HTMLVideoElement ? undefined : keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  const at = gallery.findIndex(exhibit => exhibit.file.id === file.id)
  const picture = file.kind === 'image'
  return (
    <Modal.Root
      opened
      onClose={onClose}
      fullScreen
      classNames={{ content: styles.viewer }}
      transitionProps={{ duration: 120 }}
    >
      <Modal.Content radius={0} aria-label={t('viewer.name')}>
        <header className={styles.head}>
          <span>
            <strong dir="auto">{message.author?.name ?? t('unnamed')}</strong>
            <span className="tabular">
              {formatDateTime(message.created_at)}
              {at >= 0 &&
                gallery.length > 1 &&
                ` · ${t('viewer.place', { at: at + 1, of: gallery.length })}`}
            </span>
          </span>
          {picture && (
            <>
              <IconButton
                label={t('viewer.out')}
                icon={IconZoomOut}
                disabled={look.scale === 1}
                onClick={() => zoom(1 / 1.4)}
              />
              <IconButton label={t('viewer.in')} icon={IconZoomIn} onClick={() => zoom(1.4)} />
            </>
          )}
          <Acts shown={shown} url={url} name={name} onClose={onClose} />
          <IconButton label={t('common:close')} icon={IconX} onClick={onClose} data-autofocus />
        </header>
        <div ref={box} className={styles.stage} data-near={look.scale > 1 || undefined} {...on}>
          {picture ? (
            <img
              src={url ?? file.thumbnail_url ?? undefined}
              alt={name}
              draggable={false}
              style={{ transform: `translate(${look.x}px, ${look.y}px) scale(${look.scale})` }}
            />
          ) : (
            // biome-ignore lint/a11y/useMediaCaption: what people film has no captions.
            <video key={file.id} src={url ?? undefined} controls autoPlay playsInline />
          )}
        </div>
        <Step
          label={t('viewer.previous')}
          side="left"
          to={neighbour(gallery, file.id, -1)}
          on={onShow}
        />
        <Step
          label={t('viewer.next')}
          side="right"
          to={neighbour(gallery, file.id, 1)}
          on={onShow}
        />
      </Modal.Content>
    </Modal.Root>
  )
}

interface ActsProps {
  shown: Exhibit
  url: string | null
  name: string
  onClose: () => void
}

function Acts({ shown: { message, file }, url, name, onClose }: ActsProps) {
  const { t } = useTranslation('chat')
  const { jumpTo, useAsProof } = useThread()
  const proof = message.direction === 'in' && file.kind === 'image' ? useAsProof : null
  const jump = () => {
    onClose()
    jumpTo(message.number)
  }
  const take = (picture: Attachment) => {
    onClose()
    proof?.(picture)
  }
  return (
    <>
      {proof && (
        <IconButton label={t('message.useAsProof')} icon={IconWallet} onClick={() => take(file)} />
      )}
      <IconButton label={t('viewer.jump')} icon={IconJump} onClick={jump} />
      <a
        className={styles.download}
        href={url ?? undefined}
        download={name}
        aria-label={t('viewer.download')}
        title={t('viewer.download')}
      >
        <IconDownload size={18} />
      </a>
    </>
  )
}

interface StepProps {
  label: string
  side: 'left' | 'right'
  to: Exhibit | null
  on: (exhibit: Exhibit) => void
}

function Step({ label, side, to, on }: StepProps) {
  if (!to) return null
  return (
    <IconButton
      className={styles.step}
      data-side={side}
      size={44}
      radius="xl"
      label={label}
      icon={side === 'left' ? IconBack : IconForward}
      onClick={() => on(to)}
    />
  )
}

/** Links live five minutes: each file is asked for anew when it is looked at. */
function useFresh({ message, file }: Exhibit): string | null {
  const [fresh, setFresh] = useState<{ file: string; url: string } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking renews the message itself.
  useEffect(() => {
    let stands = true
    freshUrl(message, file)
      .catch(() => file.url ?? '')
      .then(url => stands && setFresh({ file: file.id, url }))
    return () => {
      stands = false
    }
  }, [file.id])
  return fresh?.file === file.id ? fresh.url : null
}
