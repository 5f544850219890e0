export default {
  not_found: {
    title: 'Este enlace no abre nada',
    text: 'Quizá se copió incompleto. Ábrelo de nuevo desde el mensaje, o pide otro a {{name}}.',
  },
  link_expired: {
    title: 'Este enlace ya venció',
    text: 'Escribe a {{name}} por el chat de siempre: te enviarán uno nuevo en un momento.',
  },
  link_revoked: {
    title: 'Este enlace ya no sirve',
    text: '{{name}} lo retiró, casi siempre porque hay uno más nuevo. Busca el último mensaje, o pide otro.',
  },
  link_used: {
    title: 'Este enlace ya se usó',
    text: 'Servía una sola vez y ya está hecho. Si no fuiste tú, avisa a {{name}}.',
  },
}
