export default {
  hooks: {
    title: 'Programas que escriben aquí',
    text: 'Cada uno tiene una dirección secreta: lo que llegue a ella se publica en el grupo.',
    add: 'Agregar programa',
    name: 'Nombre del programa',
    nameHint: 'Así firma sus mensajes, por ejemplo «Alertas del servidor».',
    make: 'Crear dirección',
    made: 'Dirección creada',
    madeText: 'Quien la tenga puede escribir aquí. Envía un POST con JSON: {"text": "Hola"}',
    url: 'Dirección',
    used: 'último mensaje',
    unused: 'sin usar',
    end: 'Cerrar',
    endName: 'Cerrar la dirección de {{name}}',
    endText: 'Deja de funcionar de inmediato.',
    ended: 'Dirección cerrada',
  },
}
