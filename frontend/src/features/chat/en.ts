export default {
  nav: { inbox: 'Inbox' },
  empty: {
    title: 'Pick a conversation',
    text: 'New ones show up by themselves, on top of the list.',
  },
}
