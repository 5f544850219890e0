export default {
  open: 'Ver consulta',
  resolve: 'Resolver',
  text: 'Respuesta para el cliente',
  send: 'Enviar y resolver',
  done: 'Consulta resuelta: la respuesta va en camino',
  onlyPortal: 'Consulta resuelta, pero el canal no llevó la respuesta',
}
