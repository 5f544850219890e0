import { CHANNELS, STATE_WORDS, STEP } from "./channels.js";
import { h, icon, iconButton } from "./element.js";
import { player } from "./player.js";
import { say, thread } from "./store.js";

const clock = new Intl.DateTimeFormat("es-PE", { hour: "2-digit", minute: "2-digit", hour12: false });
const REACTIONS = ["👍", "❤", "😂", "🙏"];
const PREVIEWS = {
  image: "📷 Foto", video: "🎬 Video", voice: "🎤 Nota de voz", audio: "🎵 Audio", document: "📄 Documento",
  sticker: "Sticker", location: "📍 Ubicación", venue: "📍 Lugar", contact: "👤 Contacto",
};

/** One line that stands for a message. */
export function preview(bubble) {
  return bubble.text || PREVIEWS[bubble.kind] || "Mensaje";
}

function megabytes(size) {
  return size > 900_000 ? `${(size / 1_048_576).toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1024))} kB`;
}

function file(bubble, each) {
  const url = `/media/${each.id}`;
  if (bubble.kind === "sticker") return h("img.sticker", { src: url, alt: "Sticker", width: 132, height: 132 });
  if (each.mime.startsWith("image/")) {
    return h("a.picture", { href: url, target: "_blank" }, h("img", { src: url, alt: bubble.text || "Foto" }));
  }
  if (each.mime.startsWith("video/")) return h("video", { src: `${url}#t=0.1`, controls: true, preload: "metadata" });
  if (each.mime.startsWith("audio/")) return player(url);
  return h("a.file", { href: url, download: each.name },
    icon("document", 26), h("span", {}, h("b", {}, each.name), h("small", {}, megabytes(each.size))));
}

function place(data) {
  const where = data.location ?? data;
  const href = `https://www.openstreetmap.org/?mlat=${where.latitude}&mlon=${where.longitude}#map=16/${where.latitude}/${where.longitude}`;
  return h("a.place", { href, target: "_blank", rel: "noopener" },
    h("span.map", {}, icon("location", 30)),
    h("span", {}, h("b", {}, data.title ?? data.name ?? (data.live_period ? "Ubicación en vivo" : "Ubicación")),
      h("small", {}, data.address || `${where.latitude.toFixed(4)}, ${where.longitude.toFixed(4)}`)));
}

function body(bubble) {
  if (bubble.deleted) return [h("p.gone", {}, "Se eliminó este mensaje")];
  const parts = bubble.files.map((each) => file(bubble, each));
  if (["location", "venue"].includes(bubble.kind)) parts.push(place(bubble.data));
  if (bubble.kind === "contact" && bubble.data.first_name) {
    parts.push(h("div.card", {}, icon("contact", 28), h("span", {},
      h("b", {}, [bubble.data.first_name, bubble.data.last_name].filter(Boolean).join(" ")),
      h("small", {}, bubble.data.phone_number))));
  }
  if (bubble.text) parts.push(h("p.text", {}, bubble.text));
  if (!parts.length) parts.push(h("p.gone", {}, "Mensaje que este canal no muestra"));
  return parts;
}

function ticks(account, bubble) {
  const mine = bubble.author === "person";
  const read = bubble.state === "read";
  // A bot never learns whether its message was delivered or read.
  if (!mine && CHANNELS[account.kind].receipts === false && bubble.state !== "failed") return null;
  const words = mine ? (read ? "Visto por el mostrador" : "Enviado") : `El asesor lo ve como ${STATE_WORDS[bubble.state]}`;
  const marks = bubble.state === "failed" ? "!" : bubble.state === "sending" ? "…" : null;
  const twice = read || (!mine && bubble.state === "delivered");
  return h(`span.ticks.${bubble.state}`, { title: words, "aria-label": words },
    marks ?? [icon("check", 13), twice ? icon("check", 13) : null]);
}

function buttons(account, bubble) {
  if (!bubble.buttons.length || bubble.deleted) return null;
  const telegram = account.kind === "telegram";
  return h("div.buttons", {}, bubble.buttons.map((button) => button.url
    ? h("a.button", { href: button.url, target: "_blank", rel: "noopener" }, `${button.title} ↗`)
    : h("button.button", {
      type: "button",
      onclick: () => button.says
        ? say(account.name, "text", { text: button.title })
        : say(account.name, telegram ? "button" : button.as, {
          text: button.title, data: { payload: button.data }, reply_to: telegram || account.kind === "whatsapp_cloud" ? bubble.id : undefined,
        }),
    }, button.title)));
}

function menu(account, bubble, composer) {
  const can = CHANNELS[account.kind];
  const mine = bubble.author === "person";
  const acts = h("div.acts", {},
    can.reacts === false ? null : REACTIONS.map((emoji) => h("button.emoji", {
      type: "button", "aria-label": `Reaccionar con ${emoji}`,
      onclick: () => say(account.name, "reaction", {
        text: bubble.reactions.person === emoji ? "" : emoji, reply_to: bubble.id,
      }),
    }, emoji === "❤" ? "❤\uFE0F" : emoji)),
    iconButton("reply", "Responder", () => composer.quote(bubble)),
    mine && bubble.data.live_period ? [
      h("button.word", { type: "button", onclick: () => move(account, bubble, false) }, "Mover"),
      h("button.word", { type: "button", onclick: () => move(account, bubble, true) }, "Terminar"),
    ] : null,
    mine && can.edits && bubble.kind === "text"
      ? h("button.word", { type: "button", onclick: () => composer.edit(bubble) }, "Editar") : null,
    mine && can.deletes
      ? h("button.word", { type: "button", onclick: () => say(account.name, "delete", { reply_to: bubble.id }) }, "Eliminar") : null);
  return acts;
}

/** A live location goes on a little, or ends where it is. */
function move(account, bubble, end) {
  const { latitude, longitude } = bubble.data;
  const data = end ? { end } : { latitude: latitude + STEP, longitude: longitude + STEP };
  return say(account.name, "move", { reply_to: bubble.id, data });
}

/** One message as its channel shows it. */
export function bubbleElement(account, bubble, composer) {
  const mine = bubble.author === "person";
  const quoted = bubble.reply_to && thread(account.name).bubbles.get(bubble.reply_to);
  const reactions = [...new Set(Object.values(bubble.reactions).filter(Boolean))];
  const bare = bubble.kind === "sticker" && bubble.files.length && !bubble.deleted;
  const meta = h("span.meta", {}, bubble.edited ? "editado " : "", clock.format(bubble.at * 1000), ticks(account, bubble) ?? "");
  return h(`article.message${mine ? ".mine" : ".theirs"}${bare ? ".bare" : ""}`,
    { "data-id": bubble.id, tabindex: 0, "aria-label": `${mine ? "Usted" : account.name}: ${preview(bubble)}` },
    h("div.balloon", {},
      bubble.author === "team" ? h("small.from", {}, "Desde la bandeja de la página") : null,
      bubble.kind === "template" ? h("small.from", {}, "Plantilla") : null,
      quoted ? h("blockquote", {}, h("b", {}, quoted.author === "person" ? "Usted" : account.name), preview(quoted)) : null,
      body(bubble), meta,
      reactions.length ? h("span.reactions", {}, reactions.join(" ").replaceAll("❤", "❤\uFE0F")) : null),
    bubble.state === "failed" ? h("small.failed", {}, `No entregado${bubble.error ? ` · código ${bubble.error}` : ""}`) : null,
    buttons(account, bubble),
    bubble.deleted ? null : menu(account, bubble, composer));
}
