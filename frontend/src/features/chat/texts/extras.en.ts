export default {
  extra: {
    open: 'Send something else',
    location: {
      name: 'Location',
      where: 'Where',
      hint: 'Coordinates or a pasted link of a map',
      here: 'My location',
      placeName: 'Name of the place (optional)',
      address: 'Address (optional)',
      none: 'We found no coordinates there. Try “-12.0464, -77.0428” or the whole link of the map.',
      refused: 'The browser did not give your location. Allow it at the lock beside the address.',
    },
    contact: {
      name: 'Contact',
      who: 'Name',
      hint: 'Type, or choose a customer',
      phone: 'Phone',
      noName: 'Type the name.',
      noPhone: 'Type a phone of 5 to 15 digits.',
    },
    choices: {
      name: 'Question with options',
      question: 'Question',
      options: 'Options',
      option: 'Option {{number}}',
      add: 'Another option',
      remove: 'Remove option {{number}}',
      noQuestion: 'Type the question.',
      noOption: 'Type at least one option.',
      twice: 'Two options are the same.',
      numbered:
        'On this channel the options go out as a numbered list; people answer with the number.',
    },
  },
}
