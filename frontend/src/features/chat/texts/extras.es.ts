export default {
  extra: {
    open: 'Enviar algo más',
    location: {
      name: 'Ubicación',
      where: 'Dónde',
      hint: 'Coordenadas o un enlace de mapas pegado',
      here: 'Mi ubicación',
      placeName: 'Nombre del lugar (opcional)',
      address: 'Dirección (opcional)',
      none: 'Ahí no encontramos coordenadas. Prueba con «-12.0464, -77.0428» o el enlace completo del mapa.',
      refused: 'El navegador no dio tu ubicación. Permítela en el candado junto a la dirección.',
    },
    contact: {
      name: 'Contacto',
      who: 'Nombre',
      hint: 'Escribe o elige a un cliente',
      phone: 'Teléfono',
      noName: 'Escribe el nombre.',
      noPhone: 'Escribe un teléfono con 5 a 15 dígitos.',
    },
    choices: {
      name: 'Pregunta con opciones',
      question: 'Pregunta',
      options: 'Opciones',
      option: 'Opción {{number}}',
      add: 'Otra opción',
      remove: 'Quitar la opción {{number}}',
      noQuestion: 'Escribe la pregunta.',
      noOption: 'Escribe al menos una opción.',
      twice: 'Hay dos opciones iguales.',
      numbered:
        'En este canal las opciones salen como lista numerada; la persona contesta con el número.',
    },
  },
}
