export default { nav: { recharges: 'Recargas' } }
