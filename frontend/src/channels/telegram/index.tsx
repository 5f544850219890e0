import type { ChannelLook } from '../channel'

const telegram: ChannelLook = {
  name: 'Telegram',
  colour: '#1d8fcb',
  glyph: (
    <path
      fill="#fff"
      d="m3.2 7.9 8.7-3.5c.5-.2.9.1.7.8l-1.4 6.5c-.1.5-.4.6-.8.4L8.2 10.5l-1.1 1c-.2.2-.4.1-.4-.1l.2-1.8 3.5-3.2-4.3 2.7-1.9-.6c-.5-.1-.5-.4 0-.6z"
    />
  ),
  window: false,
}

export default telegram
