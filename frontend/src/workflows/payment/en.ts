export default {
  label: 'Payment',
  state: {
    pending: 'To confirm',
    confirmed: 'Confirmed',
    reversed: 'Reversed',
    failed: 'Not found',
    expired: 'Expired',
    cancelled: 'Cancelled',
  },
  method: {
    cash: 'Cash',
    transfer: 'Bank transfer',
    wallet: 'Wallet',
    card: 'Card',
    balance: 'Balance',
  },
  step: { confirm: 'Confirm', fail: 'Never came' },
  sure: { confirm: 'Yes, the money is there', fail: 'Yes, it never came' },
  open: 'See the payment',
}
