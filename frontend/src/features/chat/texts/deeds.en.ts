export default {
  macro: {
    name: 'Macros',
    run: 'Run',
    manage: 'Manage macros',
    done: '“{{name}}” done',
    failed_one: '“{{name}}”: {{count}} action could not be done',
    failed_other: '“{{name}}”: {{count}} actions could not be done',
  },
  sla: {
    near: '{{kind}} due soon: {{at}} ({{policy}})',
    over: '{{kind}} overdue: {{at}} ({{policy}})',
  },
  ask: {
    title: 'What was it about?',
    label: 'Labels',
    text: 'Resolving needs a label.',
    resolve: 'Label and resolve',
  },
}
