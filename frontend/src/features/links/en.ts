export default {
  not_found: {
    title: 'This link opens nothing',
    text: 'It may have been copied in part. Open it again from the message, or ask {{name}} for another.',
  },
  link_expired: {
    title: 'This link has expired',
    text: 'Write to {{name}} in your usual chat: they will send you a new one in a moment.',
  },
  link_revoked: {
    title: 'This link is no longer good',
    text: '{{name}} took it back, most often because there is a newer one. Look for the last message, or ask for another.',
  },
  link_used: {
    title: 'This link was used already',
    text: 'It was good for once, and that is done. If it was not you, tell {{name}}.',
  },
  back: {
    title: 'You are back',
    text: 'Open the link we sent you once more: there you see whether the payment arrived.',
  },
}
