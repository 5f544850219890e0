import type { ChannelLook } from '../channel'

const whatsapp: ChannelLook = {
  name: 'WhatsApp',
  colour: '#1fa855',
  glyph: (
    <path
      fill="#fff"
      d="M8 3.3A4.7 4.7 0 0 0 4 10.5l-.6 2.2 2.3-.6A4.7 4.7 0 1 0 8 3.3zm2.6 6.5c-.3.6-1.2.9-1.7.7-1.7-.5-3-1.7-3.6-3.1-.2-.6.1-1.4.6-1.6.3-.1.5 0 .6.2l.4 1c0 .2 0 .3-.1.4l-.3.4c.4.8 1 1.3 1.8 1.7l.5-.5c.1-.1.2-.1.4-.1l1 .5c.3.1.5.2.4.4z"
    />
  ),
  window: true,
}

export default whatsapp
