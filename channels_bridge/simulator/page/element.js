/** Make an element: `h("p.note", {title: "…"}, "text", child)`; `on…` attributes are listeners. */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const made = document.createElement(tag || "div");
  if (classes.length) made.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "html") made.innerHTML = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const PATHS = {
  send: "M3 20.5 21.5 12 3 3.5v6.6L15 12 3 13.9z",
  mic: "M12 15a3.5 3.5 0 0 0 3.5-3.5v-5a3.5 3.5 0 0 0-7 0v5A3.5 3.5 0 0 0 12 15zm6-3.5a6 6 0 0 1-12 0H4.2a7.8 7.8 0 0 0 6.9 7.7V22h1.8v-2.8a7.8 7.8 0 0 0 6.9-7.7z",
  stop: "M7 7h10v10H7z",
  plus: "M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6z",
  photo: "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zm1 11h12l-4-5-3 3.6-2-2.3zM8 10.5A1.5 1.5 0 1 0 8 7.5a1.5 1.5 0 0 0 0 3z",
  video: "M4 6h10a2 2 0 0 1 2 2v2.5l5-3v9l-5-3V16a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2z",
  document: "M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2zm7 1.5V8h4.5z",
  location: "M12 2a7 7 0 0 0-7 7c0 5 7 13 7 13s7-8 7-13a7 7 0 0 0-7-7zm0 9.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5z",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-8 8c0-4 4-6 8-6s8 2 8 6z",
  sticker: "M4 4h16v9l-7 7H4zm9 14.5L18.5 13H13zM8 9.5h1.6v2H8zm5 0h1.6v2H13z",
  play: "M7 4.5v15l13-7.5z",
  pause: "M6 5h4v14H6zm8 0h4v14h-4z",
  more: "M12 7.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zm0 6.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zm0 6.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z",
  reply: "M10 8V4l-8 7.5L10 19v-4.2c5.2 0 8.8 1.6 11.5 5.2C20.5 14 17 9 10 8z",
  close: "m6.4 5 5.6 5.6L17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  weather: "M7 19a5 5 0 0 1-.7-9.95A6 6 0 0 1 17.8 10.1 4.5 4.5 0 0 1 17.5 19zM12 11l-3 4h2.2l-.8 3 3.6-4.4h-2.4z",
  check: "m4 12.6 4.6 4.6L20 6",
};

/** An icon of the page's own set; decorative, the button around it carries the name. */
export function icon(name, size = 20) {
  const stroke = name === "check";
  return h("span.icon", {
    "aria-hidden": "true",
    html: `<svg viewBox="0 0 24 24" width="${size}" height="${size}" fill="${stroke ? "none" : "currentColor"}"${
      stroke ? ' stroke="currentColor" stroke-width="2.4"' : ""
    }><path d="${PATHS[name]}"/></svg>`,
  });
}

/** A round button that shows only an icon. */
export function iconButton(name, label, onclick, more = {}) {
  return h("button.round", { type: "button", "aria-label": label, title: label, onclick, ...more }, icon(name));
}
