export default {
  label: 'Pago',
  state: {
    pending: 'Por confirmar',
    confirmed: 'Confirmado',
    reversed: 'Extornado',
    failed: 'No encontrado',
    expired: 'Vencido',
    cancelled: 'Cancelado',
  },
  method: {
    cash: 'Efectivo',
    transfer: 'Transferencia',
    wallet: 'Yape o Plin',
    card: 'Tarjeta',
    balance: 'Saldo',
  },
  step: { confirm: 'Confirmar', fail: 'No llegó' },
  sure: { confirm: 'Sí, el dinero está', fail: 'Sí, no llegó' },
  open: 'Ver el pago',
}
