export default {
  open: 'Ver en el tablero',
  title: 'Qué quiere',
  titleHint: 'Ej.: dos bombas de 2 HP',
  titleMissing: 'Escribe qué quiere.',
  amount: 'Monto',
  expected: 'Cierre esperado',
  note: 'Nota',
  submit: 'Crear oportunidad',
}
