export default {
  pins: {
    pin: 'Fijar arriba',
    unpin: 'Quitar de fijados',
    pinned: 'Fijado',
    all: 'Mensajes fijados',
    by: 'Lo fijó {{name}}',
  },
  seen: {
    by: 'Visto por {{names}}',
    title: 'Visto por…',
    details: 'Sobre este mensaje',
    read_one: 'Lo leyó {{count}} persona',
    read_other: 'Lo leyeron {{count}} personas',
    unread_one: 'Falta {{count}} persona',
    unread_other: 'Faltan {{count}} personas',
  },
  viewer: {
    name: 'Fotos y videos',
    place: '{{at}} de {{of}}',
    in: 'Acercar',
    out: 'Alejar',
    previous: 'Anterior',
    next: 'Siguiente',
    jump: 'Ir al mensaje',
    download: 'Descargar',
  },
}
