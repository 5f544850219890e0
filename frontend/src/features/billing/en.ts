export default { nav: { recharges: 'Recharges' } }
