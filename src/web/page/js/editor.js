// Soạn: the form at the left, the pages at the right.

import { html, useEffect, useMemo, useReducer, useState } from "../vendor/htm-preact.js";
import { api, download } from "./api.js";
import { Store } from "./store.js";
import { Form } from "./form.js";
import { Pages, markAt } from "./pages.js";
import { Findings } from "./findings.js";
import { SourceView } from "./source.js";
import { Dialog } from "./dialog.js";
import { findingsFor, focusedPath, goToField } from "./places.js";
import { say, told } from "./words.js";

const SHORTCUTS = [
  ["Ctrl+S", "saved"], ["Ctrl+Z", "undo"], ["Ctrl+Shift+Z", "redo"], ["Ctrl+P", "print"], ["Alt+↑ / Alt+↓", "up"], ["Enter", "addItem"], ["F4", "source"], ["?", "keys"],
];

const time = (date) => date.toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });

function State({ store }) {
  const words = store.saved === "saved" && store.savedAt ? `${say("saved")} ${time(store.savedAt)}` : say(store.saved);
  return html`<span class=${`state ${store.saved}`} role="status">${words}</span>`;
}

/** Both versions of a file that changed elsewhere. */
function Conflict({ store }) {
  return html`<${Dialog} title=${say("conflict")} wide><p>${say("conflictText")}</p>
    <div class="versions"><section><h3>${say("mine")}</h3><pre tabindex="0">${store.text}</pre></section><section><h3>${say("theirs")}</h3><pre tabindex="0">${store.conflict.text}</pre></section></div>
    <div class="row"><button type="button" class="main" onClick=${() => store.settle(true)}>${say("keepMine")}</button><button type="button" onClick=${() => store.settle(false)}>${say("takeTheirs")}</button></div></${Dialog}>`;
}

const Help = ({ close }) => html`<${Dialog} title=${say("keys")} close=${close}><dl class="shortcuts">${SHORTCUTS.map(([keys, words]) => html`<dt><kbd>${keys}</kbd></dt><dd>${say(words)}</dd>`)}</dl>
  <div class="row"><button type="button" class="main" autofocus onClick=${close}>${say("close")}</button></div></${Dialog}>`;

/** Opens the print dialog of the browser on the finished PDF. */
async function print(store) {
  const blob = await api.render("pdf", store.asSent());
  window.open(URL.createObjectURL(blob), "_blank");
}

async function take(store, format) {
  const name = store.name.replace(/^.*\//, "").replace(/\.toml$/, "");
  if (format === "toml") return download(new Blob([store.text], { type: "application/toml" }), name + ".toml");
  return download(await api.render(format, store.asSent()), name + (format === "png" ? "-1.png" : "." + format));
}

/** The document that is open, and the page that shows it. */
export function Editor({ name, keys, leave }) {
  const [, redraw] = useReducer((count) => count + 1, 0);
  const [store, setStore] = useState(null);
  const [failed, setFailed] = useState(null);
  useEffect(() => {
    let opened = null;
    api.open(name).then((found) => { opened = new Store(name, found, redraw); setStore(opened); }, setFailed);
    const warn = (event) => { if (opened && opened.text !== opened.savedText) { opened.save(); event.preventDefault(); } };
    addEventListener("beforeunload", warn);
    return () => { removeEventListener("beforeunload", warn); opened?.save(); };
  }, [name]);
  if (failed) return html`<main class="plain"><h1>${say("cannotOpen")}</h1><p>${told(failed.body?.message) || String(failed.message)}</p><button type="button" onClick=${leave}>${say("back")}</button></main>`;
  return store ? html`<${Desk} store=${store} keys=${keys} leave=${leave} redraw=${redraw} />` : null;
}

function useShortcuts(store, act) {
  useEffect(() => {
    const onKey = (event) => {
      const letter = event.key.toLowerCase();
      const command = event.ctrlKey || event.metaKey;
      const typing = event.target.matches?.("input, textarea, select");
      const deed = command && letter === "s" ? () => store.save()
        : command && letter === "z" ? () => (event.shiftKey ? store.redo() : store.undo())
        : command && letter === "y" ? () => store.redo()
        : command && letter === "p" ? () => print(store)
        : event.key === "F4" ? act.toggleSource
        : event.key === "?" && !typing ? act.help : null;
      if (!deed) return;
      event.preventDefault();
      deed();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [store, act]);
}

function Desk({ store, keys, leave }) {
  const [source, setSource] = useState(false);
  const [tab, setTab] = useState("form");
  const [focus, setFocus] = useState(null);
  const [chosen, setChosen] = useState(null);
  const [line, setLine] = useState(null);
  const [help, setHelp] = useState(false);
  const act = useMemo(() => ({ toggleSource: () => setSource((shown) => !shown), help: () => setHelp(true) }), []);
  useShortcuts(store, act);
  const values = store.values;
  store.kind = values?.loai ?? store.kind;
  const ctx = { keys, values, set: (path, value) => store.set(path, value), findingsAt: (path) => findingsFor(store.findings, path) };
  const goTo = (path, itsLine) => {
    if (source || !path || !values) { setSource(true); setLine(itsLine); setTab("form"); return; }
    setTab("form");
    setTimeout(() => goToField(path), 0);
  };
  const onPick = (page, x, y) => { const mark = markAt(store.marks, page, x, y); if (mark) goTo(mark.path, mark.line); };
  const choose = (finding) => {
    setChosen(finding);
    const at = finding.place.kind === "source" ? finding.place : finding.place.origin;
    if (finding.path || at) goTo(finding.path, at?.line);
    const number = finding.place.page;
    if (number) document.getElementById(`page-${number}`)?.scrollIntoView({ block: "center" });
  };
  return html`<div class="editor" data-tab=${tab}>
    <header class="top"><button type="button" class="home" onClick=${leave}>‹ ${say("home")}</button><h1 title=${store.name}>${store.name}</h1><${State} store=${store} />
      <span class="space"></span>
      <nav class="tabs" aria-label=${say("form")}><button type="button" aria-pressed=${tab === "form"} onClick=${() => setTab("form")}>${say("form")}</button><button type="button" aria-pressed=${tab === "pages"} onClick=${() => setTab("pages")}>${say("sheet")}</button></nav>
      <button type="button" onClick=${() => store.undo()} disabled=${store.past.length === 0} title="Ctrl+Z">${say("undo")}</button><button type="button" onClick=${() => store.redo()} disabled=${store.future.length === 0} title="Ctrl+Shift+Z">${say("redo")}</button>
      <button type="button" aria-pressed=${source} onClick=${act.toggleSource} title="F4">${say("source")}</button>
      <button type="button" class="main" onClick=${() => take(store, "pdf")}>PDF</button>${keys.formats.includes("docx") ? html`<button type="button" onClick=${() => take(store, "docx")}>Word</button>` : null}
      <button type="button" onClick=${() => print(store)} title="Ctrl+P">${say("print")}</button><button type="button" onClick=${act.help} aria-label=${say("keys")} title=${say("keys")}>?</button></header>
    <div class="left" onFocusIn=${() => setFocus(focusedPath())}>
      <div class="scroll">${store.problem ? html`<p class="problem" role="alert">${told(store.problem.body?.message) || store.problem.message}</p>` : null}
        ${source ? html`<${SourceView} store=${store} keys=${keys} line=${line} />` : values ? html`<${Form} ctx=${ctx} />` : store.broken ? html`<p class="broken" role="alert">${say("broken")} <button type="button" onClick=${act.toggleSource}>TOML</button></p>` : null}</div>
      <${Findings} findings=${store.findings} chosen=${chosen} choose=${choose} /></div>
    <${Pages} store=${store} focus=${focus} chosen=${chosen} onPick=${onPick} />
    ${store.conflict ? html`<${Conflict} store=${store} />` : null}${help ? html`<${Help} close=${() => setHelp(false)} />` : null}</div>`;
}
