import { ATTACHMENTS } from "./channels.js";
import { h, icon, iconButton } from "./element.js";
import { preview } from "./bubble.js";
import { say } from "./store.js";

function base64(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",", 2)[1]);
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(blob);
  });
}

const VOICES = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

/** The line at the bottom of a phone: words, files, a voice. */
export function makeComposer(account, refresh) {
  let quoted = null, edited = null, recorder = null;
  const note = h("div.note", { hidden: true });
  const field = h("textarea", { rows: 1, placeholder: "Mensaje", "aria-label": `Mensaje por ${account.name}`, oninput: grow, onkeydown: keys });
  const sheet = h("div.sheet", { hidden: true, role: "menu", "aria-label": "Adjuntar" }, ATTACHMENTS.filter((item) => !item.only || item.only.includes(account.kind)).map(choice));
  const plus = iconButton("plus", "Adjuntar", () => open(sheet.hidden), { "aria-expanded": "false" });
  const main = h("button.round.main", { type: "submit", "aria-label": "Grabar nota de voz" }, icon("mic"));
  const form = h("form.composer", { onsubmit: submit }, sheet, note, h("div.line", {}, plus, field, main));
  form.addEventListener("keydown", (event) => event.key === "Escape" && (open(false), put(null, null)));

  function open(shown) {
    sheet.hidden = !shown;
    plus.setAttribute("aria-expanded", String(shown));
    if (shown) sheet.querySelector("button").focus();
  }

  function grow() {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, 110)}px`;
    const words = field.value.trim() !== "";
    main.replaceChildren(icon(recorder ? "stop" : words ? "send" : "mic"));
    main.setAttribute("aria-label", recorder ? "Terminar y enviar" : words ? "Enviar" : "Grabar nota de voz");
    main.classList.toggle("recording", Boolean(recorder));
  }

  function keys(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (field.value.trim()) form.requestSubmit();
    }
  }

  function put(quote, edit) {
    [quoted, edited] = [quote, edit];
    const about = quote ?? edit;
    note.hidden = !about;
    note.replaceChildren(...(about ? [
      h("span", {}, h("b", {}, edit ? "Editar " : "Responder "), preview(about)),
      iconButton("close", "Quitar", () => (put(null, null), (field.value = ""), grow())),
    ] : []));
  }

  async function submit(event) {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return recorder ? recorder.stop() : record();
    const about = quoted ?? edited;
    const kind = edited ? "edit" : "text";
    field.value = "";
    put(null, null);
    grow();
    return say(account.name, kind, { text, reply_to: about?.id });
  }

  async function record() {
    const type = VOICES.find((each) => globalThis.MediaRecorder?.isTypeSupported(each));
    let stream = null;
    try {
      if (!type) throw new Error("no recorder");
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      // Without a microphone the ready sample speaks.
      return say(account.name, "voice", { reply_to: quoted?.id });
    }
    const pieces = [];
    recorder = new MediaRecorder(stream, { mimeType: type });
    recorder.ondataavailable = (event) => pieces.push(event.data);
    recorder.onstop = async () => {
      recorder = null;
      grow();
      for (const track of stream.getTracks()) track.stop();
      const mime = type.split(";")[0];
      const media = { base64: await base64(new Blob(pieces, { type: mime })), mime, name: `nota.${mime.split("/")[1]}` };
      say(account.name, "voice", { media });
    };
    recorder.start();
    return grow();
  }

  function choice(item) {
    const picker = item.accept ? h("input", { type: "file", accept: item.accept, hidden: true, onchange: picked }) : null;
    async function picked() {
      const [chosen] = picker.files;
      picker.value = "";
      if (!chosen) return;
      open(false);
      const media = { base64: await base64(chosen), mime: chosen.type || "application/octet-stream", name: chosen.name };
      await say(account.name, item.kind, { media, text: caption(), reply_to: quoted?.id });
    }
    function ready() {
      open(false);
      say(account.name, item.kind, { text: item.accept ? caption() : caption() || (item.text ?? ""), reply_to: quoted?.id });
      put(null, null);
    }
    return h("div.choice", { role: "none" },
      h("button.attach", { type: "button", role: "menuitem", onclick: ready }, icon(item.icon, 22), h("span", {}, item.label)),
      picker ? h("button.own", { type: "button", role: "menuitem", onclick: () => picker.click(), "aria-label": `${item.label} de este equipo` }, "elegir…") : null,
      picker);
  }

  function caption() {
    const words = field.value.trim();
    field.value = "";
    grow();
    return words;
  }

  function startEdit(bubble) {
    put(null, bubble);
    field.value = bubble.text;
    grow();
    field.focus();
  }

  return { form, quote: (bubble) => (put(bubble, null), field.focus(), refresh()), edit: startEdit };
}
