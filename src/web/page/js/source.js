// The TOML itself: coloured, with line numbers, findings at their lines, completion of keys.

import { html, useEffect, useRef, useState } from "../vendor/htm-preact.js";
import { label } from "./form.js";
import { say, told } from "./words.js";

const TOKENS = /("""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'[^'\n]*'?)|(#[^\n]*)|(^[ \t]*\[\[?[^\]\n]*\]?\]?)|(^[ \t]*[\w-]+(?:\.[\w-]+)*(?=[ \t]*=))|(\b(?:true|false|\d[\d_.:T+-]*)\b)/gm;
const CLASSES = ["string", "comment", "header", "key", "value"];

/** The text with each token in its colour. */
function coloured(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(TOKENS)) {
    parts.push(text.slice(end, found.index));
    const kind = CLASSES[found.slice(1).findIndex((group) => group !== undefined)];
    parts.push(html`<span class=${kind}>${found[0]}</span>`);
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end), "\n"];
}

/** The table that a line of the text lies in, by its header: `nhiem_vu` for `[[nhiem_vu]]`. */
function tableAt(text, caret) {
  const heads = [...text.slice(0, caret).matchAll(/^[ \t]*\[\[?([\w.]+)\]?\]?[ \t]*$/gm)];
  return heads.length ? heads[heads.length - 1][1].split(".").pop() : "";
}

/** Keys that begin with what is typed at the caret. */
function completions(keys, text, caret, kind) {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  const typed = /^[ \t]*([a-z_]+)$/.exec(line)?.[1];
  const table = keys.tables[tableAt(text, caret)];
  if (!typed || !table) return null;
  const fits = table.keys.filter((key) => key.name.startsWith(typed) && key.name !== typed && (key.kinds === null || !kind || key.kinds.includes(kind)));
  return fits.length ? { typed, fits } : null;
}

export function SourceView({ store, keys, line }) {
  const area = useRef(null);
  const back = useRef(null);
  const [offer, setOffer] = useState(null);
  const [pick, setPick] = useState(0);
  const count = store.text.split("\n").length;
  const byLine = new Map();
  for (const finding of store.findings) {
    const at = finding.place.kind === "source" ? finding.place : finding.place.origin;
    if (at && at.main) byLine.set(at.line, [...(byLine.get(at.line) ?? []), finding]);
  }
  useEffect(() => {
    if (!line || !area.current) return;
    const start = store.text.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    area.current.focus();
    area.current.setSelectionRange(start, start);
    area.current.scrollTop = Math.max(0, (line - 6) * 22);
  }, [line]);
  const scroll = () => { back.current.scrollTop = area.current.scrollTop; back.current.scrollLeft = area.current.scrollLeft; };
  const typed = (event) => {
    store.setText(event.target.value);
    setOffer(completions(keys, event.target.value, event.target.selectionStart, store.kind));
    setPick(0);
  };
  const take = (key) => {
    const caret = area.current.selectionStart;
    area.current.setRangeText(key.name.slice(offer.typed.length) + " = ", caret, caret, "end");
    store.setText(area.current.value);
    setOffer(null);
    area.current.focus();
  };
  const onKey = (event) => {
    if (!offer) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setPick((pick + step + offer.fits.length) % offer.fits.length);
    else if (event.key === "Enter" || event.key === "Tab") take(offer.fits[pick]);
    else if (event.key === "Escape") setOffer(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<div class="source"><div class="code">
      <pre ref=${back} aria-hidden="true"><span class="numbers">${Array.from({ length: count }, (_, index) => html`<span class=${byLine.get(index + 1)?.[0].severity ?? ""}>${index + 1 + "\n"}</span>`)}</span><code>${coloured(store.text)}</code></pre>
      <textarea ref=${area} spellcheck="false" wrap="off" aria-label="TOML" value=${store.text} onInput=${typed} onScroll=${scroll} onKeyDown=${onKey}></textarea></div>
    ${offer ? html`<ul class="offer" role="listbox" aria-label=${say("keys")}>${offer.fits.map((key, index) => html`<li role="option" aria-selected=${index === pick} onMouseDown=${(event) => { event.preventDefault(); take(key); }}><b>${key.name}</b> ${label(key)}</li>`)}</ul>` : null}
    <ul class="found">${[...byLine].sort((a, b) => a[0] - b[0]).flatMap(([number, found]) => found.map((finding) => html`<li class=${finding.severity}>${number}: ${told(finding.message)}</li>`))}</ul></div>`;
}
