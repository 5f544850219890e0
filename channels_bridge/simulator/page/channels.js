/** What each channel is called and what its phones can do. */
export const CHANNELS = {
  telegram: { label: "Telegram", via: "bot", look: "telegram", edits: true, deletes: false, blocks: true, receipts: false },
  whatsapp_twilio: { label: "WhatsApp", via: "Twilio", look: "whatsapp", reacts: false },
  whatsapp_cloud: { label: "WhatsApp", via: "Meta", look: "whatsapp", edits: true, deletes: true },
  messenger: { label: "Messenger", via: "página", look: "messenger", edits: true },
  instagram: { label: "Instagram", via: "directo", look: "instagram", deletes: true },
};

/** Things one can attach, in the order of the sheet. */
export const ATTACHMENTS = [
  { kind: "image", label: "Foto", icon: "photo", accept: "image/jpeg,image/png" },
  { kind: "video", label: "Video", icon: "video", accept: "video/mp4" },
  { kind: "document", label: "Documento", icon: "document", accept: "*/*" },
  { kind: "voice", label: "Nota de voz", icon: "mic" },
  { kind: "location", label: "Ubicación", icon: "location" },
  { kind: "contact", label: "Contacto", icon: "contact" },
  { kind: "sticker", label: "Sticker", icon: "sticker" },
  { kind: "album", label: "Álbum", icon: "photo" },
  { kind: "live", label: "Ubicación en vivo", icon: "location", only: ["telegram"] },
  { kind: "share_number", label: "Mi número", icon: "contact", only: ["telegram", "whatsapp_cloud"] },
  { kind: "forward", label: "Reenviar algo", icon: "reply", text: "Miren esto que me mandaron" },
  { kind: "ad", label: "Llegar por anuncio", icon: "send", text: "Vi su anuncio", only: ["telegram", "whatsapp_twilio", "whatsapp_cloud", "messenger"] },
  { kind: "order", label: "Pedido", icon: "document", text: "Por favor", only: ["whatsapp_cloud"] },
  { kind: "flow", label: "Formulario", icon: "document", text: "Enviado", only: ["whatsapp_twilio", "whatsapp_cloud"] },
  { kind: "unsupported", label: "Algo raro", icon: "more" },
];

/** A step of a live location, about a block. */
export const STEP = 0.0012;

/** Bad days: what is ordered while the switch is on. */
export const WEATHER = [
  { key: "down", label: "Proveedor caído", hint: "Responde 500 a todo", fault: { status: 500 } },
  { key: "slow", label: "Proveedor lento", hint: "Tarda 3 segundos", fault: { delay: 3 } },
  { key: "limit", label: "Demasiados envíos", hint: "Responde 429: esperar 5 s", fault: { status: 429, retry_after: 5 } },
  { key: "drop", label: "Corta después de aceptar", hint: "Envía, pero nadie lo sabe", fault: { then: "drop", accept: true } },
];

export const STATE_WORDS = {
  sending: "enviando",
  sent: "enviado",
  delivered: "entregado",
  read: "leído",
  failed: "no entregado",
};

/** The id of an account's phone on the page. */
export const phoneId = (account) => `phone-${account.kind}-${account.external_id.replace(/\W/g, "")}`;
