export default {
  open: 'See query',
  resolve: 'Resolve',
  text: 'Answer to the customer',
  send: 'Send and resolve',
  done: 'Query resolved: the answer is on its way',
  onlyPortal: 'Query resolved, but the channel did not take the answer',
}
