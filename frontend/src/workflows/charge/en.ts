export default {
  nothing: 'This customer owes nothing',
  due: 'due on {{day}}',
  overdue: 'was due on {{day}}',
  note: 'Note to the customer',
  submit: 'Ask for payment',
  told: 'Customer told',
  refused: 'Not told',
  refusedWindow: 'Not told: 24 hours have passed',
  template: 'Tell by template (billed as {{cost}})',
  again: 'Try again',
}
