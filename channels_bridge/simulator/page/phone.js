import { bubbleElement } from "./bubble.js";
import { CHANNELS, phoneId } from "./channels.js";
import { makeComposer } from "./composer.js";
import { h } from "./element.js";
import { ask, say, store, thread } from "./store.js";
import { weatherMenu } from "./weather.js";

const day = new Intl.DateTimeFormat("es-PE", { weekday: "long", day: "numeric", month: "long" });
const TYPING = 6000;

/** One phone: an account's thread as the chosen person sees it. */
export function makePhone(account) {
  const channel = CHANNELS[account.kind];
  const shown = new Map();
  let typingUntil = 0, typingTimer = 0, seeing = false;

  const under = `${channel.label} · ${channel.via}`;
  const line = h("p", {}, under);
  const scroll = h("div.scroll", { tabindex: 0, role: "log", "aria-label": `Conversación por ${account.name}` });
  const composer = makeComposer(account, () => {});
  const blocked = h("div.blocked", { hidden: true }, "Usted bloqueó esta cuenta. ",
    h("button.word", { type: "button", onclick: () => say(account.name, "unblock") }, "Desbloquear"));
  const weather = weatherMenu(account, channel);
  const start = h("button.start", { type: "button", onclick: () => say(account.name, "start") }, "Iniciar");
  const screen = h("section.screen", { "aria-label": `${channel.label}: ${account.name}` },
    h("header.bar", {},
      h("span.avatar", { "aria-hidden": "true" }, account.name.slice(0, 1).toUpperCase()),
      h("div.who", {}, h("h2", {}, account.name), line), weather.button),
    weather.panel, scroll, blocked, composer.form);
  const element = h(`article.phone.${channel.look}`, { id: phoneId(account) }, screen);

  function empty() {
    return h("div.empty", {}, h("p", {}, `Todavía no hay mensajes. Escriba como ${name()} para comenzar.`),
      account.kind === "telegram" ? start : null);
  }

  function name() {
    return store.phones.find((each) => each.phone === store.person)?.name.split(" ")[0] ?? "cliente";
  }

  function renderAll() {
    shown.clear();
    scroll.replaceChildren();
    const chat = thread(account.name);
    let last = "";
    for (const bubble of chat.bubbles.values()) {
      const date = day.format(bubble.at * 1000);
      if (date !== last) scroll.append(h("p.day", {}, date));
      last = date;
      place(bubble);
    }
    if (!chat.bubbles.size) scroll.append(empty());
    showBlocked();
    scroll.scrollTop = scroll.scrollHeight;
    see();
  }

  function place(bubble) {
    const made = bubbleElement(account, bubble, composer);
    const old = shown.get(bubble.id);
    if (old) old.replaceWith(made);
    else scroll.append(made);
    shown.set(bubble.id, made);
  }

  /** A picture that loads late must not push the newest message out of sight. */
  scroll.addEventListener("load", () => nearEnd() && (scroll.scrollTop = scroll.scrollHeight), true);

  function nearEnd() {
    return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 260;
  }

  function change(bubble) {
    const stay = shown.has(bubble.id) || !nearEnd();
    scroll.querySelector(".empty")?.remove();
    if (!shown.size) return renderAll();
    place(bubble);
    if (!stay || bubble.author === "person") scroll.scrollTop = scroll.scrollHeight;
    if (bubble.author !== "person") stopTyping();
    return see();
  }

  async function see() {
    const waiting = [...thread(account.name).bubbles.values()].some(
      (each) => each.author === "hub" && ["sent", "delivered"].includes(each.state));
    if (!waiting || !store.autoRead || document.hidden || seeing) return;
    seeing = true;
    await new Promise((done) => setTimeout(done, 900));
    await ask("/read", { account: account.name, phone: store.person }).catch(() => {});
    seeing = false;
  }

  function typing() {
    typingUntil = Date.now() + TYPING;
    line.replaceChildren("escribiendo…");
    clearTimeout(typingTimer);
    typingTimer = setTimeout(() => Date.now() >= typingUntil && stopTyping(), TYPING + 20);
  }

  function stopTyping() {
    line.replaceChildren(under);
  }

  function showBlocked() {
    const is = thread(account.name).blocked;
    blocked.hidden = !is;
    composer.form.hidden = is;
  }

  return { account, element, renderAll, change, typing, see, showBlocked, weather: weather.show };
}

