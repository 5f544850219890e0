"""The words themselves, apart from the rules about them."""

SERVICE = {
    "es": (
        "Autorizo a la empresa que usa Mostrador a tratar mis datos de identificación (nombre, "
        "tipo y número de documento), de contacto (correo y teléfono), mis conversaciones y mis "
        "operaciones, para crear mi cuenta, atender mis pedidos, registrar pagos y cumplir "
        "obligaciones legales.\n\n"
        "Mi número de documento se consulta una sola vez ante un servicio externo para comprobar "
        "que corresponde a mi nombre; de esa consulta se guarda solo si coincide y cuándo se "
        "hizo.\n\n"
        "Mis datos se conservan mientras tenga cuenta y, después, solo el tiempo que la ley "
        "exige. Puedo acceder a ellos, corregirlos, pedir su eliminación u oponerme a su uso en "
        "«Mi cuenta» o en el mostrador (Ley N.º 29733 del Perú; Ley 1581 de 2012 de Colombia)."
    ),
    "en": (
        "I authorise the business that uses Mostrador to process my identity data (name, type and "
        "number of document), my contact data (e-mail and phone), my conversations and my "
        "operations, to create my account, serve my requests, record payments and meet legal "
        "duties.\n\n"
        "My document number is looked up once with an outside service to see that it belongs to "
        "my name; all that is kept of it is whether they match, and when it was asked.\n\n"
        "My data is kept while I have an account and then only as long as the law demands. I may "
        "see, correct, have erased or object to its use in “My account” or at the counter "
        "(Peru: Law 29733; Colombia: Law 1581 of 2012)."
    ),
}
MARKETING = {
    "es": (
        "Acepto recibir novedades, promociones y encuestas por correo, teléfono o los canales de "
        "mensajería por los que escribo. Es opcional: puedo retirarlo cuando quiera en «Mi "
        "cuenta», sin que cambie la atención que recibo."
    ),
    "en": (
        "I agree to get news, offers and surveys by e-mail, phone or the messaging channels I "
        "write on. This is optional: I can withdraw it any time in “My account”, and nothing "
        "changes in how I am served."
    ),
}
