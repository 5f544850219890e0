export default {
  not_found: {
    title: 'Este enlace no abre nada',
    text: 'Quizá se copió incompleto. Ábralo de nuevo desde el mensaje, o pida otro a {{name}}.',
  },
  link_expired: {
    title: 'Este enlace ya venció',
    text: 'Escriba a {{name}} por el chat de siempre: le enviarán uno nuevo en un momento.',
  },
  link_revoked: {
    title: 'Este enlace ya no sirve',
    text: '{{name}} lo retiró, casi siempre porque hay uno más nuevo. Busque el último mensaje, o pida otro.',
  },
  link_used: {
    title: 'Este enlace ya se usó',
    text: 'Servía una sola vez y ya está hecho. Si no fue usted, avise a {{name}}.',
  },
  back: {
    title: 'Ya está de vuelta',
    text: 'Abra otra vez el enlace que le enviamos: ahí verá si el pago llegó.',
  },
}
