import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageKind } from '@/api/types'
import {
  IconContact,
  IconFile,
  IconImage,
  IconMapPin,
  IconMic,
  IconNote,
  IconSticker,
  IconUnknown,
  IconVideo,
  IconWallet,
} from '@/ui/icons'
import { type Previewed, previewOf } from './preview'

const ICONS: Partial<Record<MessageKind, ComponentType<{ size?: number | string }>>> = {
  image: IconImage,
  video: IconVideo,
  audio: IconMic,
  file: IconFile,
  sticker: IconSticker,
  location: IconMapPin,
  contact: IconContact,
  card: IconWallet,
  note: IconNote,
  unsupported: IconUnknown,
}

/** The line of a message in a row or a quote, with the picture of its kind. */
export function PreviewLine({ message }: { message: Previewed }) {
  const { t } = useTranslation('chat')
  const Icon = ICONS[message.kind]
  return (
    <>
      {Icon && <Icon size={13} />}
      {previewOf(message, t)}
    </>
  )
}
