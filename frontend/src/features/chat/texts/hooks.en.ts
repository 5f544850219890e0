export default {
  hooks: {
    title: 'Programs that write here',
    text: 'Each has a secret address: what arrives there is posted to the group.',
    add: 'Add a program',
    name: 'Name of the program',
    nameHint: 'It signs its messages with it, for example “Server alerts”.',
    make: 'Create address',
    made: 'Address created',
    madeText: 'Whoever has it can write here. Send a POST with JSON: {"text": "Hello"}',
    url: 'Address',
    used: 'last message',
    unused: 'never used',
    end: 'Close',
    endName: 'Close the address of {{name}}',
    endText: 'It stops working at once.',
    ended: 'Address closed',
  },
}
