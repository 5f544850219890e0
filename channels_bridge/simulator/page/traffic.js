import { CHANNELS } from "./channels.js";
import { h } from "./element.js";

const clock = new Intl.DateTimeFormat("es-PE", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
const KEPT = 60;

function row(entry) {
  const inward = entry.direction === "webhook";
  const good = entry.accepted ? "ok" : "bad";
  return h("tr", {},
    h("td.when", {}, clock.format(entry.at * 1000)),
    h("td", {}, h(`span.way.${inward ? "in" : "out"}`, {}, inward ? "al mostrador" : "del mostrador")),
    h("td.account", {}, entry.account, h("small", {}, CHANNELS[entry.kind]?.label ?? entry.kind)),
    h("td", {}, h("code", {}, entry.operation), entry.attempt > 1 ? h("small", {}, ` intento ${entry.attempt}`) : ""),
    h(`td.status.${good}`, {}, entry.status ?? "sin respuesta"),
    h("td.ms", {}, `${Math.round(entry.ms)} ms`));
}

/** What goes over the wire, newest first. */
export async function makeTraffic(place) {
  const body = h("tbody");
  const count = h("span.count", {}, "0");
  let total = 0;
  place.replaceChildren(h("details", {},
    h("summary", {}, "Tráfico ", count),
    h("div.table", { tabindex: 0 }, h("table", {},
      h("thead", {}, h("tr", {}, ["Hora", "Sentido", "Cuenta", "Qué", "Respuesta", "Tardó"].map((each) => h("th", { scope: "col" }, each)))),
      body))));

  function add(entry) {
    total += 1;
    count.replaceChildren(String(total));
    body.prepend(row(entry));
    while (body.children.length > KEPT) body.lastChild.remove();
  }

  const past = await (await fetch(`/log?limit=${KEPT}`)).json();
  past.forEach(add);
  return add;
}
