/** State of the page: loaded once, then kept true by the server's events. */
const listeners = new Set();

export const store = {
  hub: "", accounts: [], phones: [], chats: new Map(), ctl: { faults: [], manners: {} },
  person: null, autoRead: localStorage.getItem("auto-read") !== "off", loaded: false,
};

const chatKey = (account, phone) => `${account}|${phone}`;

/** The thread of the chosen person with an account. */
export function thread(account, phone = store.person) {
  const key = chatKey(account, phone);
  if (!store.chats.has(key)) store.chats.set(key, { account, phone, blocked: false, bubbles: new Map() });
  return store.chats.get(key);
}

export function listen(listener) {
  listeners.add(listener);
}

function tell(event, data) {
  for (const listener of listeners) listener(event, data);
}

export async function load() {
  const state = await (await fetch("/state")).json();
  Object.assign(store, { hub: state.hub, accounts: state.accounts, phones: state.phones, ctl: state.ctl, loaded: true });
  store.chats.clear();
  for (const chat of state.chats) {
    store.chats.set(chatKey(chat.account, chat.phone), {
      ...chat, bubbles: new Map(chat.bubbles.map((bubble) => [bubble.id, bubble])),
    });
  }
  const wanted = localStorage.getItem("person");
  store.person = store.phones.find((each) => each.phone === (store.person ?? wanted))?.phone ?? store.phones[0]?.phone ?? null;
  tell("load");
}

export function choosePerson(phone) {
  store.person = phone;
  localStorage.setItem("person", phone);
  tell("load");
}

export function setAutoRead(on) {
  store.autoRead = on;
  localStorage.setItem("auto-read", on ? "on" : "off");
  tell("seen");
}

const handlers = {
  bubble(data) {
    if (!store.phones.some((each) => each.phone === data.phone)) load();
    thread(data.account, data.phone).bubbles.set(data.id, data);
  },
  chat(data) {
    thread(data.account, data.phone).blocked = data.blocked;
  },
  ctl(data) {
    store.ctl = data;
  },
  accounts() {
    load();
  },
  templates(data) {
    const account = store.accounts.find((each) => each.name === data.account);
    if (account) account.templates = data.templates;
  },
};

/** Follow the server; after a gap everything is loaded again. */
export function follow() {
  const source = new EventSource("/events");
  let lost = false;
  source.onopen = () => {
    if (lost) load();
    lost = false;
    tell("line", true);
  };
  source.onerror = () => {
    lost = true;
    tell("line", false);
  };
  for (const name of ["bubble", "chat", "ctl", "accounts", "templates", "typing", "toast", "log"]) {
    source.addEventListener(name, (event) => {
      const data = JSON.parse(event.data);
      handlers[name]?.(data);
      tell(name, data);
    });
  }
}

/** Ask the simulator; the answer, or an error with its words. */
export async function ask(path, body) {
  const answer = await fetch(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  const found = await answer.json().catch(() => ({ error: `El simulador respondió ${answer.status}` }));
  if (!answer.ok) throw new Error(found.error);
  return found;
}

/** The chosen person does something; a toast tells when the hub did not take it. */
export async function say(account, kind, more = {}) {
  try {
    const { answers } = await ask("/say", { account, kind, phone: store.person, ...more });
    const bad = answers.find((answer) => !answer.taken);
    if (bad) tell("toast", { text: bad.status ? `El mostrador respondió ${bad.status}` : "El mostrador no contesta" });
  } catch (error) {
    tell("toast", { text: error.message });
  }
}
