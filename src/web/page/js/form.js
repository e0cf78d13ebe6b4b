// The form, drawn from the table of keys: a new key appears here without a line of script.

import { html, useState } from "../vendor/htm-preact.js";
import { at } from "./store.js";
import { language, say } from "./words.js";
import { field } from "./fields.js";
import { pathKey } from "./places.js";

/** Whether a document of a kind may have a key, and whether it must. */
const fits = (key, kind) => key.kinds === null || key.kinds.includes(kind);
const needs = (key, kind) => key.needed === true || (Array.isArray(key.needed) && key.needed.includes(kind));

export const label = (key) => key.label[language()] ?? key.label.vi;

/** A key with its words, its field and what is found in it. */
export function Entry({ ctx, def, path, heading }) {
  const id = "f" + pathKey(path);
  const value = at(ctx.values, path);
  const findings = ctx.findingsAt(path);
  const worst = findings[0]?.severity;
  const kind = ctx.values?.loai;
  const described = findings.length ? id + "-found" : undefined;
  const control = field({ ctx, def, path, value, id, described });
  const auto = def.adds?.[kind] ?? def.adds?.["*"];
  // A section that holds one thing of its own name says it once.
  const head = html`<span class=${heading === label(def) ? "label unseen" : "label"}>${label(def)}${needs(def, kind) ? html`<span class="must" title=${say("needed")}> *</span>` : null}</span>`;
  return html`<div class=${`entry ${worst ?? ""}`} data-path=${JSON.stringify(path)} key=${def.name}>
    ${control.group ? html`<fieldset><legend>${head}</legend>${help(def, auto)}${control}</fieldset>`
      : html`<label for=${id}>${head}</label>${help(def, auto)}${control}`}
    ${findings.length ? html`<ul class="found" id=${described}>${findings.map((finding) => html`<li class=${finding.severity}>
      ${finding.message[language()]}${finding.hint ? html`<span class="advice"> ${finding.hint[language()]}</span>` : null}</li>`)}</ul>` : null}
  </div>`;
}

const help = (def, auto) => html`<span class="help">${def.about}${auto ? html` <b>${auto}</b>` : null}</span>`;

/** The entries of a table: those that stand in it and those that must; the rest behind “add”. */
export function Entries({ ctx, table, path }) {
  const [shown, setShown] = useState([]);
  const kind = ctx.values?.loai;
  const values = at(ctx.values, path) ?? {};
  const possible = table.keys.filter((def) => fits(def, kind));
  const isShown = (def) => def.name in values || def.usual || needs(def, kind) || shown.includes(def.name);
  const rest = possible.filter((def) => !isShown(def));
  return html`${possible.filter(isShown).map((def) => html`<${Entry} key=${def.name} ctx=${ctx} def=${def} path=${[...path, def.name]} />`)}
    <${More} defs=${rest} choose=${(name) => setShown([...shown, name])} />`;
}

/** Keys that are rarely used. */
function More({ defs, choose }) {
  if (defs.length === 0) return null;
  return html`<div class="more"><select aria-label=${say("more")} value="" onChange=${(event) => { const name = event.target.value; event.target.value = ""; if (name) choose(name); }}>
    <option value="">+ ${say("more")}</option>
    ${defs.map((def) => html`<option value=${def.name}>${label(def)}</option>`)}</select></div>`;
}

/** The whole form, in the order of the sheet. */
export function Form({ ctx }) {
  const [shown, setShown] = useState([]);
  const kind = ctx.values?.loai;
  const top = ctx.keys.tables[""];
  const byName = new Map(top.keys.map((def) => [def.name, def]));
  const isShown = (def) => fits(def, kind) && (def.name in ctx.values || def.usual || needs(def, kind) || shown.includes(def.name));
  return html`<form class="form" onSubmit=${(event) => event.preventDefault()} autocomplete="off">
    ${ctx.keys.groups.map((group) => {
      const defs = group.keys.map((name) => byName.get(name)).filter((def) => def && fits(def, kind));
      if (defs.length === 0) return null;
      const name = group.label[language()];
      const open = defs.filter(isShown);
      return html`<section key=${group.label.vi} aria-label=${name} class="group"><h2>${name}</h2>
        ${open.map((def) => html`<${Entry} key=${def.name} ctx=${ctx} def=${def} path=${[def.name]} heading=${name} />`)}
        <${More} defs=${defs.filter((def) => !isShown(def))} choose=${(key) => setShown([...shown, key])} /></section>`;
    })}
  </form>`;
}
