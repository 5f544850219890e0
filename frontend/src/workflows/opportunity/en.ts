export default {
  open: 'See on the board',
  title: 'What they want',
  titleHint: 'E.g. two pumps of 2 HP',
  titleMissing: 'Write what they want.',
  amount: 'Amount',
  expected: 'Expected close',
  note: 'Note',
  submit: 'Create opportunity',
}
