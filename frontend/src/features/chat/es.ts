export default {
  nav: { inbox: 'Bandeja' },
  empty: {
    title: 'Elige una conversación',
    text: 'Las nuevas aparecen solas, arriba en la lista.',
  },
}
