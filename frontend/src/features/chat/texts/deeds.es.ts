export default {
  macro: {
    name: 'Macros',
    run: 'Ejecutar',
    manage: 'Administrar macros',
    done: '«{{name}}» hecha',
    failed_one: '«{{name}}»: {{count}} acción no se pudo hacer',
    failed_other: '«{{name}}»: {{count}} acciones no se pudieron hacer',
  },
  sla: {
    near: '{{kind}} por vencer: {{at}} ({{policy}})',
    over: '{{kind}} vencida: {{at}} ({{policy}})',
  },
  ask: {
    title: '¿De qué se trató?',
    label: 'Etiquetas',
    text: 'Para resolver hace falta una etiqueta.',
    resolve: 'Etiquetar y resolver',
  },
}
