import type { ChannelLook } from '../channel'

const instagram: ChannelLook = {
  name: 'Instagram',
  colour: '#c13584',
  glyph: (
    <g fill="none" stroke="#fff" strokeWidth="1.2">
      <rect x="4" y="4" width="8" height="8" rx="2.3" />
      <circle cx="8" cy="8" r="1.9" />
      <circle cx="10.3" cy="5.7" r=".3" />
    </g>
  ),
  window: true,
}

export default instagram
