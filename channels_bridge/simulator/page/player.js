import { h, icon } from "./element.js";

const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
let playing = null;

/** A small player for voice notes: one button, a line one can drag, the time. */
export function player(url) {
  const audio = new Audio(url);
  audio.preload = "metadata";
  const button = h("button.round.play", { type: "button", "aria-label": "Reproducir", onclick: toggle }, icon("play", 18));
  const line = h("input", { type: "range", min: 0, max: 1000, value: 0, "aria-label": "Posición", oninput: seek });
  const time = h("span.time", {}, "0:00");

  function toggle() {
    if (!audio.paused) return audio.pause();
    if (playing && playing !== audio) playing.pause();
    playing = audio;
    return audio.play().catch(() => time.replaceChildren("no se pudo"));
  }
  function seek() {
    if (Number.isFinite(audio.duration)) audio.currentTime = (line.value / 1000) * audio.duration;
  }
  function show() {
    const whole = Number.isFinite(audio.duration) ? audio.duration : 0;
    line.value = whole ? (audio.currentTime / whole) * 1000 : 0;
    line.style.setProperty("--done", `${line.value / 10}%`);
    time.replaceChildren(shown(audio.paused && !audio.currentTime ? whole : audio.currentTime));
    button.replaceChildren(icon(audio.paused ? "play" : "pause", 18));
    button.setAttribute("aria-label", audio.paused ? "Reproducir" : "Pausar");
  }
  for (const event of ["timeupdate", "play", "pause", "ended", "loadedmetadata"]) audio.addEventListener(event, show);
  return h("div.player", {}, button, line, time);
}
