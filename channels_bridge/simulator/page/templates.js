import { h } from "./element.js";
import { ask, store } from "./store.js";

const STATUSES = {
  APPROVED: "Aprobada", PENDING: "En revisión", REJECTED: "Rechazada", PAUSED: "En pausa", DISABLED: "Deshabilitada",
};

/** The account's templates: judging one anew tells the hub, where the provider does so. */
export function templateRows(account) {
  const known = store.accounts.find((each) => each.name === account.name)?.templates ?? [];
  if (!known.length) return null;
  return h("details.templates", {},
    h("summary", {}, "Plantillas"),
    known.map(({ name, language, category, status }) => h("label.row", {},
      h("span", {}, h("b", {}, name), h("small", {}, `${language} · ${category || "—"}`)),
      h("select", {
        "aria-label": `Estado de ${name} (${language})`,
        onchange: (event) => ask("/templates", { account: account.name, name, language, status: event.target.value }),
      }, Object.entries({ ...(STATUSES[status] ? {} : { [status]: "Sin enviar" }), ...STATUSES }).map(([value, label]) =>
        h("option", { value, selected: value === status }, label))))));
}
