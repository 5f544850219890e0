import { CHANNELS, phoneId } from "./channels.js";
import { h } from "./element.js";
import { makePhone } from "./phone.js";
import { ask, choosePerson, follow, listen, load, setAutoRead, store } from "./store.js";
import { makeTraffic } from "./traffic.js";

const $ = (selector) => document.querySelector(selector);
const phones = new Map();
let addTraffic = () => {};

function showPeople() {
  $(".people").replaceChildren(
    ...store.phones.slice(0, 8).map((person) => h("button.person", {
      type: "button", "aria-pressed": String(person.phone === store.person), title: person.phone,
      onclick: () => choosePerson(person.phone),
    }, h("span.face", { "aria-hidden": "true" }, initials(person.name)), person.name.split(" ").slice(0, 2).join(" "))),
    h("button.person.new", { type: "button", onclick: newPerson }, "Otra persona"),
  );
}

function initials(name) {
  return name.split(" ").slice(0, 2).map((word) => word[0]).join("").toUpperCase();
}

async function newPerson() {
  const name = prompt("Nombre de la persona");
  if (!name?.trim()) return;
  const phone = `+519${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  await ask("/phones", { phone, name: name.trim() });
  await load();
  choosePerson(phone);
}

function showPhones() {
  const main = $(".phones");
  const names = store.accounts.map((account) => account.name);
  for (const [name, phone] of phones) {
    if (!names.includes(name)) {
      phone.element.remove();
      phones.delete(name);
    }
  }
  for (const account of store.accounts) {
    if (!phones.has(account.name)) phones.set(account.name, makePhone(account));
  }
  main.setAttribute("aria-busy", "false");
  const made = names.map((name) => phones.get(name).element);
  main.replaceChildren(...(made.length ? made : [
    h("p.empty", {}, "Ninguna cuenta conectada. Agregue un canal en el mostrador y aparecerá su teléfono."),
  ]));
  $(".channels").replaceChildren(...store.accounts.map((account) => h(`a.chip.${CHANNELS[account.kind].look}`, {
    href: `#${phoneId(account)}`,
  }, account.name)));
  for (const phone of phones.values()) {
    phone.renderAll();
    phone.weather();
  }
}

function toast(text) {
  const shown = h("p.toast", {}, text);
  $(".toasts").append(shown);
  setTimeout(() => shown.remove(), 5000);
}

listen((event, data) => {
  if (event === "load") {
    showPeople();
    showPhones();
    $("#hub").href = store.hub;
  }
  if (event === "toast") toast(data.text);
  if (event === "log") addTraffic(data);
  if (event === "ctl") for (const phone of phones.values()) phone.weather();
  if (event === "seen") for (const phone of phones.values()) phone.see();
  if (event === "line") document.body.classList.toggle("lost", !data);
  if (["bubble", "typing", "chat"].includes(event) && data.phone === store.person) {
    const phone = phones.get(data.account);
    if (event === "bubble") phone?.change(data);
    if (event === "typing") phone?.typing();
    if (event === "chat") phone?.showBlocked();
  }
});

const box = $("#auto-read");
box.checked = store.autoRead;
box.addEventListener("change", () => setAutoRead(box.checked));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) for (const phone of phones.values()) phone.see();
});

await load();
addTraffic = await makeTraffic($(".traffic"));
follow();
