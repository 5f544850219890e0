import { WEATHER } from "./channels.js";
import { h, iconButton } from "./element.js";
import { ask, say, store } from "./store.js";
import { templateRows } from "./templates.js";

/** The bad-day switches of one account, behind the cloud in its header. */
export function weatherMenu(account, channel) {
  const id = (key) => `page:${account.name}:${key}`;
  const boxes = new Map();
  const row = (key, label, hint, onchange) => {
    const box = h("input", { type: "checkbox", onchange: () => onchange(box.checked) });
    boxes.set(key, box);
    return h("label.row", {}, box, h("span", {}, h("b", {}, label), h("small", {}, hint)));
  };
  const templates = h("div", {});
  const panel = h("div.weather", { hidden: true, role: "group", "aria-label": "Mal día" },
    h("h3", {}, "Mal día"),
    WEATHER.map(({ key, label, hint, fault }) => row(key, label, hint, (on) => ask("/ctl",
      on ? { id: id(key), account: account.name, times: null, ...fault } : { clear: id(key) }))),
    row("media", "Archivos inaccesibles", "Las descargas fallan", (on) => ask("/ctl",
      { account: account.name, manners: { media_down: on } })),
    row("statuses", "Sin acuses", "No avisa entregado ni leído", (on) => ask("/ctl",
      { account: account.name, manners: { statuses: on ? "drop" : "auto" } })),
    templates,
    channel.blocks ? h("button.word.bad", { type: "button", onclick: () => (open(false), say(account.name, "block")) },
      "Bloquear esta cuenta") : null);
  const button = iconButton("weather", "Mal día del proveedor", () => open(panel.hidden), { "aria-expanded": "false" });
  panel.addEventListener("keydown", (event) => event.key === "Escape" && open(false));

  function open(shown) {
    panel.hidden = !shown;
    if (shown) templates.replaceChildren(templateRows(account) ?? "");
    button.setAttribute("aria-expanded", String(shown));
  }

  function show() {
    const faults = new Set(store.ctl.faults.map((fault) => fault.id));
    const manners = store.ctl.manners[account.name] ?? {};
    for (const { key } of WEATHER) boxes.get(key).checked = faults.has(id(key));
    boxes.get("media").checked = Boolean(manners.media_down);
    boxes.get("statuses").checked = manners.statuses === "drop";
    button.classList.toggle("stormy", [...boxes.values()].some((box) => box.checked));
  }

  return { button, panel, show };
}
