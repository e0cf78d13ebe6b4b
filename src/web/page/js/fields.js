// A field for each shape a key can have.

import { html, useLayoutEffect, useRef } from "../vendor/htm-preact.js";
import { say } from "./words.js";
import { Lines, Cards, Mixed, Tasks } from "./lists.js";
import { Grid } from "./grid.js";
import { Body } from "./body.js";
import { Entries } from "./form.js";

/** A text area as high as its text. */
export function grow(element) {
  if (!element) return;
  element.style.height = "auto";
  element.style.height = element.scrollHeight + 2 + "px";
}

export function Text({ id, value, set, described, hint, lines, label, onKeyDown, onPaste }) {
  const box = useRef(null);
  useLayoutEffect(() => grow(box.current), [value]);
  const typed = (event) => { grow(event.target); set(event.target.value === "" ? undefined : event.target.value); };
  const key = (event) => {
    if (event.key === "Enter" && !lines && !event.isComposing) event.preventDefault();
    onKeyDown?.(event);
  };
  return html`<textarea id=${id} rows=${lines ?? 1} spellcheck="false" aria-describedby=${described} aria-label=${label} placeholder=${hint}
    value=${typeof value === "string" ? value : ""} onInput=${typed} onKeyDown=${key} onPaste=${onPaste} ref=${box}></textarea>`;
}

function Whole({ id, value, set, described, hint }) {
  return html`<input id=${id} inputmode="numeric" class="short" aria-describedby=${described} placeholder=${hint} value=${value ?? ""}
    onInput=${(event) => { const text = event.target.value.trim(); set(text === "" ? undefined : /^\d{1,9}$/.test(text) ? Number(text) : text); }} />`;
}

function Switch({ id, value, set, described }) {
  return html`<span class="switch"><input id=${id} type="checkbox" aria-describedby=${described} checked=${value === true} onChange=${(event) => set(event.target.checked || undefined)} />
    <span>${say("yes")}</span></span>`;
}

function Choice({ id, value, set, described, shape, needed }) {
  const options = shape.words ?? shape.sizes.map((size) => ({ value: size, label: String(size) }));
  const picked = (event) => { const option = options[event.target.selectedIndex - 1]; set(option?.value); };
  return html`<select id=${id} aria-describedby=${described} onChange=${picked}>
    <option value="" selected=${value === undefined}>${needed ? say("choose") : say("none")}</option>
    ${options.map((option) => html`<option value=${option.value} selected=${option.value === value}>${option.label}</option>`)}</select>`;
}

const two = (text) => (text.length === 1 ? "0" + text : text);

/** A date whose parts may stay blank: `{date}` when whole, else a string such as `2026-04`, else nothing. */
function DateParts({ id, value, set, described, label }) {
  const [date, time] = (value?.date ?? (typeof value === "string" || typeof value === "number" ? String(value) : "")).split("T");
  const [year = "", month = "", day = ""] = date.split("-");
  const put = (y, m, d) => {
    if (y === "" && m === "" && d === "") return set(undefined);
    const whole = /^\d{4}$/.test(y) && /^\d{1,2}$/.test(m) && /^\d{1,2}$/.test(d);
    const text = [y, m && two(m), d && two(d)].filter(Boolean).join("-");
    set(whole ? { date: text + (time ? "T" + time : "") } : text);
  };
  const part = (name, its, width, change, mine) => html`<input id=${mine} class="part" size=${width} inputmode="numeric" maxlength=${width} aria-label=${`${label}: ${say(name)}`} aria-describedby=${described}
    placeholder=${say(name)} value=${its.replace(/^0(?=\d)/, "0")} onChange=${(event) => change(event.target.value.trim())} />`;
  return html`<span class="date">
    ${part("day", day, 2, (d) => put(year, month, d), id)}<span>/</span>${part("month", month, 2, (m) => put(year, m, day))}<span>/</span>${part("year", year, 4, (y) => put(y, month, day))}
    <input type="date" class="calendar" aria-label=${label} tabindex="-1" value=${/^\d{4}-\d\d-\d\d$/.test(date) ? date : ""} onChange=${(event) => event.target.value && set({ date: event.target.value + (time ? "T" + time : "") })} />
  </span>`;
}

function Draft({ id, value, set, described, label }) {
  const kind = value === true ? "yes" : typeof value === "number" ? "number" : "none";
  return html`<span class="draft"><select id=${id} aria-describedby=${described} onChange=${(event) => set({ none: undefined, yes: true, number: 1 }[event.target.value])}>
      ${["none", "yes", "number"].map((name) => html`<option value=${name} selected=${name === kind}>${say({ none: "none", yes: "draftYes", number: "draftNumber" }[name])}</option>`)}</select>
    ${kind === "number" ? html`<input class="short" inputmode="numeric" aria-label=${label} value=${value} onInput=${(event) => set(Number(event.target.value) || true)} />` : null}</span>`;
}

/** A value that the form cannot show stays in the file. */
const ByHand = () => html`<p class="by-hand">${say("byHand")}</p>`;

/** A signer or the like: a short name of the house profile, or a table of its own. */
function Named({ ctx, def, path, value, set, id, described }) {
  if (typeof value === "string") return html`<${Text} id=${id} value=${value} set=${set} described=${described} />`;
  return html`<div class="inner"><${Entries} ctx=${ctx} table=${ctx.keys.tables[def.shape.table]} path=${path} /></div>`;
}

const isText = (value) => value === undefined || typeof value === "string" || typeof value === "number";

/** The field of a key; `group` says that it is several controls. */
export function field({ ctx, def, path, value, id, described }) {
  const set = (next) => ctx.set(path, next);
  const { shape } = def;
  const label = def.label.vi;
  const hint = shape.type === "number" && def.name === "so" ? say("blank") : def.hint ?? "";
  const props = { ctx, def, path, value, set, id, described, shape, label, hint };
  const group = (view) => Object.assign(view, { group: true });
  switch (shape.type) {
    case "text": return isText(value) ? html`<${Text} ...${props} value=${value === undefined ? undefined : String(value)} label=${undefined} />` : ByHand();
    case "number": return html`<${Whole} ...${props} />`;
    case "bool": return html`<${Switch} ...${props} />`;
    case "date": return group(html`<${DateParts} ...${props} />`);
    case "word": case "size": return html`<${Choice} ...${props} needed=${def.needed === true} />`;
    case "draft": return html`<${Draft} ...${props} />`;
    case "lines": return group(html`<${Lines} ...${props} />`);
    case "mixed": return group(html`<${Mixed} ...${props} />`);
    case "tasks": return group(html`<${Tasks} ...${props} />`);
    case "tables": return group(html`<${Cards} ...${props} />`);
    case "body": return group(html`<${Body} ...${props} />`);
    case "few": return group(Array.isArray(value)
      ? html`<${Cards} ...${props} def=${{ ...def, shape: { type: "tables", table: shape.table } }} />`
      : html`<div class="inner"><${Entries} ctx=${ctx} table=${ctx.keys.tables[shape.table]} path=${path} /></div>`);
    case "rows": return group(html`<${Grid} ...${props} />`);
    case "table": return group(html`<div class="inner"><${Entries} ctx=${ctx} table=${ctx.keys.tables[shape.table]} path=${path} /></div>`);
    case "named": return group(html`<${Named} ...${props} />`);
    default: return ByHand();
  }
}
