export default {
  pins: {
    pin: 'Pin on top',
    unpin: 'Unpin',
    pinned: 'Pinned',
    all: 'Pinned messages',
    by: 'Pinned by {{name}}',
  },
  seen: {
    by: 'Seen by {{names}}',
    title: 'Seen by…',
    details: 'About this message',
    read_one: 'Read by {{count}} person',
    read_other: 'Read by {{count}} people',
    unread_one: '{{count}} person has not',
    unread_other: '{{count}} people have not',
  },
  viewer: {
    name: 'Pictures and videos',
    place: '{{at}} of {{of}}',
    in: 'Zoom in',
    out: 'Zoom out',
    previous: 'Previous',
    next: 'Next',
    jump: 'Go to the message',
    download: 'Download',
  },
}
