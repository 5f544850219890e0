export default {
  title: 'Bienvenido a tu mostrador',
  text: 'Crea la primera cuenta de administración. Después conectas tus canales e invitas a tu equipo.',
  firstName: 'Nombres',
  lastName: 'Apellidos',
  email: 'Correo (opcional)',
  username: 'Usuario',
  password: 'Contraseña',
  passwordHint: 'Doce caracteres o más',
  submit: 'Crear y entrar',
  missing: 'Falta este dato.',
}
