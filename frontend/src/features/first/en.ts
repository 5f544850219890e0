export default {
  title: 'Welcome to your counter',
  text: 'Make the first admin account. Then connect your channels and invite your team.',
  firstName: 'First names',
  lastName: 'Last names',
  email: 'E-mail (optional)',
  username: 'Username',
  password: 'Password',
  passwordHint: 'Twelve characters or more',
  submit: 'Create and enter',
  missing: 'This is missing.',
}
