import type { ChannelLook } from '../channel'

const web: ChannelLook = {
  name: 'Portal',
  colour: '#6a5acd',
  glyph: (
    <g fill="none" stroke="#fff" strokeWidth="1.1">
      <circle cx="8" cy="8" r="4.2" />
      <path d="M3.8 8h8.4M8 3.8c2.3 2.6 2.3 5.8 0 8.4M8 3.8c-2.3 2.6-2.3 5.8 0 8.4" />
    </g>
  ),
  window: false,
}

export default web
