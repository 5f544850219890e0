export default {
  nothing: 'Este cliente no debe nada',
  due: 'vence el {{day}}',
  overdue: 'venció el {{day}}',
  note: 'Nota para el cliente',
  submit: 'Pedir el pago',
  told: 'Cliente avisado',
  refused: 'Sin avisar',
  refusedWindow: 'Sin avisar: pasaron 24 horas',
  template: 'Avisar con plantilla (se cobra como {{cost}})',
  again: 'Reintentar',
}
