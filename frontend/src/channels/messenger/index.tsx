import type { ChannelLook } from '../channel'

const messenger: ChannelLook = {
  name: 'Messenger',
  colour: '#0a6cf1',
  glyph: (
    <path
      fill="#fff"
      d="M8 3.4c-2.7 0-4.7 1.9-4.7 4.4 0 1.3.6 2.4 1.5 3.2v1.7l1.5-.8c.5.2 1.1.3 1.7.3 2.7 0 4.7-1.9 4.7-4.4S10.7 3.4 8 3.4zm.5 5.8L7.3 7.9 5 9.2l2.5-2.7 1.2 1.3L11 6.5z"
    />
  ),
  window: true,
}

export default messenger
