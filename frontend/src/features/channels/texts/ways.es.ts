/** Lines of a list are parted by line breaks. */
export default {
  way: {
    telegram: {
      name: 'Telegram',
      text: 'Un bot con el nombre de tu negocio. Gratis y listo en cinco minutos.',
      needs:
        'Una cuenta de Telegram en tu teléfono.\nEl bot: escríbele a @BotFather, envía /newbot, ponle nombre y un usuario que termine en «bot».\nEl token que @BotFather te responde. No lo compartas con nadie más.',
      message: 'Abre tu bot en Telegram, pulsa «Iniciar» y escríbele «hola».',
    },
    cloud: {
      name: 'WhatsApp (Meta, número nuevo)',
      text: 'Directo con Meta, con un número que no usa la app de WhatsApp.',
      needs:
        'Una cuenta de Facebook que administre el negocio en business.facebook.com.\nUn número que pueda recibir un SMS o una llamada y que no esté en la app de WhatsApp.\nUna app de tipo «Empresa» en developers.facebook.com con el producto WhatsApp.\nUn usuario del sistema con un token que no venza.',
      address:
        'En developers.facebook.com abre tu app → WhatsApp → Configuración.\nEn «Webhook» pulsa «Editar».\nPega la dirección en «URL de devolución de llamada» y el token en «Token de verificación». Pulsa «Verificar y guardar».\nEn «Campos del webhook» suscribe «messages» y «message_template_status_update».\nCuando Meta compruebe la dirección, este paso se pondrá verde solo.',
      message: 'Escribe «hola» desde otro teléfono al número del negocio.',
    },
    coexistence: {
      name: 'WhatsApp conservando la app del teléfono',
      text: 'Coexistencia: tu equipo responde aquí y tú sigues usando WhatsApp Business en el teléfono.',
      needs:
        'La app WhatsApp Business (no la normal) en el teléfono, al día y con uso reciente.\nUna cuenta de Facebook que administre el negocio, y una app con el producto WhatsApp.\nConectar el número en el registro insertado de Meta eligiendo «Conectar una cuenta existente de WhatsApp Business» y escanear el código con la app.\nUn usuario del sistema con un token que no venza.',
      changes:
        'Lo que respondas en el teléfono aparece aquí como respuesta del negocio, sin nombre de asesor.\nLo que se edita o se borra en el teléfono cambia también aquí, cuando Meta lo avisa.\nSalen como máximo 20 mensajes por segundo.\nAbre la app del teléfono al menos cada 14 días: si no, Meta desconecta el número.\nNo pasan los grupos, las llamadas, los estados ni los mensajes que desaparecen; las listas de difusión quedan solo de lectura.\nLas conversaciones que empiezas desde el teléfono son gratis; las de aquí siguen las tarifas de Meta.',
      address:
        'En developers.facebook.com abre tu app → WhatsApp → Configuración.\nEn «Webhook» pulsa «Editar», pega la dirección y el token de verificación, y pulsa «Verificar y guardar».\nSuscribe los campos «messages», «smb_message_echoes», «smb_app_state_sync» y «history».\nCuando Meta compruebe la dirección, este paso se pondrá verde solo.',
      message: 'Escribe «hola» desde otro teléfono al número del negocio.',
    },
    sandbox: {
      name: 'WhatsApp de prueba (Twilio Sandbox)',
      text: 'Para probar hoy mismo: un número compartido de Twilio, sin trámites.',
      needs:
        'Una cuenta en twilio.com (la de prueba alcanza).\nEn la consola: Messaging → Try it out → Send a WhatsApp message. Ahí están el número y el código «join …».\nDesde tu teléfono, envía ese código al número. Cada persona que pruebe debe hacerlo, y repetirlo cada 72 horas.',
      address:
        'En Twilio: Messaging → Try it out → Send a WhatsApp message → Sandbox settings.\nPega la dirección en «When a message comes in», con método POST.\nPega la misma dirección en «Status callback URL».\nPulsa «Save».',
      message: 'Escribe «hola» desde el teléfono que ya envió el código «join …».',
    },
    sender: {
      name: 'WhatsApp por Twilio (número propio)',
      text: 'Tu número, con Twilio como proveedor y una sola factura.',
      needs:
        'Una cuenta de Twilio con saldo.\nUn remitente de WhatsApp aprobado: Messaging → Senders → WhatsApp senders, estado «Online».\nEl Account SID y el Auth Token de la portada de la consola.',
      address:
        'En Twilio: Messaging → Senders → WhatsApp senders → tu número → Edit.\nPega la dirección en «Webhook URL for incoming messages», con método POST.\nPega la misma dirección en «Status callback URL».\nPulsa «Update WhatsApp Sender».',
      message: 'Escribe «hola» desde tu teléfono al número del negocio.',
    },
    messenger: {
      name: 'Messenger',
      text: 'Los mensajes de tu página de Facebook.',
      needs:
        'Una página de Facebook que administres.\nUna app de tipo «Empresa» en developers.facebook.com con el producto Messenger.\nUn token de la página que no venza, de un usuario del sistema con la página asignada.',
      address:
        'En developers.facebook.com abre tu app → Messenger → Configuración de la API de Messenger.\nEn «Configurar webhooks» pega la dirección y el token de verificación, y pulsa «Verificar y guardar».\nEn «Generar tokens de acceso» agrega tu página y suscribe messages, messaging_postbacks, message_deliveries, message_reads y message_echoes.\nCuando Meta compruebe la dirección, este paso se pondrá verde solo.',
      message: 'Desde una cuenta personal, escribe «hola» a tu página.',
    },
    instagram: {
      name: 'Instagram',
      text: 'Los mensajes directos de tu cuenta profesional.',
      needs:
        'Una cuenta de Instagram profesional (empresa o creador).\nEn Instagram: Configuración → Mensajes → Herramientas conectadas → permitir el acceso a los mensajes.\nUna app de tipo «Empresa» en developers.facebook.com con el producto Instagram.',
      address:
        'En developers.facebook.com abre tu app → Instagram → Configuración de la API.\nEn «Configurar webhooks» pega la dirección y el token de verificación, y pulsa «Verificar y guardar».\nSuscribe messages, messaging_postbacks, messaging_seen y message_reactions.\nCuando Meta compruebe la dirección, este paso se pondrá verde solo.',
      message: 'Desde otra cuenta, envía «hola» por mensaje directo a la tuya.',
    },
  },
  find: {
    bot_token: 'En el chat con @BotFather: /mybots → tu bot → «API Token».',
    account_sid: 'En la portada de console.twilio.com, «Account Info». Empieza con AC.',
    auth_token: 'En el mismo lugar, «Auth Token» → «Show».',
    sender: 'El número de WhatsApp con su código de país, por ejemplo +51 987 654 321.',
    display_number: 'El número como lo ven tus clientes, con código de país.',
    phone_number_id: 'App → WhatsApp → Configuración de la API → «Identificador de número».',
    waba_id: 'En la misma pantalla: «Identificador de la cuenta de WhatsApp Business».',
    access_token:
      'business.facebook.com → Configuración → Usuarios del sistema → Generar token, sin vencimiento, con los permisos de mensajes.',
    page_access_token:
      'business.facebook.com → Usuarios del sistema → Generar token con pages_messaging y la página asignada.',
    app_secret: 'App → Configuración de la app → Básica → «Clave secreta de la app» → Mostrar.',
    app_id: 'Arriba a la izquierda en la pantalla de tu app: «Identificador de la app».',
    page_id: 'Tu página → Información → Transparencia de la página → «Identificador».',
    account_id: 'App → Instagram → Configuración de la API → el número junto a tu cuenta.',
    verify_token: 'Lo inventamos por ti. Lo pegarás en Meta en el paso siguiente.',
    secret_token: 'Lo inventamos y se lo decimos a Telegram por ti.',
  },
  wrong: {
    bot_token: 'Se parece a 123456789:AAH… Cópialo entero, con los dos puntos.',
    account_sid: 'Empieza con AC y sigue con letras y números.',
    sender: 'Escribe el número con su código de país, por ejemplo +51 987 654 321.',
    display_number: 'Escribe un teléfono con su código de país.',
    number: 'Es un número largo, sin letras ni espacios.',
    secret: 'No lleva espacios ni acentos: cópialo entero.',
    required: 'Falta este dato.',
  },
}
