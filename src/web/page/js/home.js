// Hồ sơ: the documents of the folder.

import { html, useEffect, useMemo, useState } from "../vendor/htm-preact.js";
import { api } from "./api.js";
import { Dialog } from "./dialog.js";
import { language, say, switchLanguage, told } from "./words.js";

/** Text without marks and capitals: what a person types to find something. */
export const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase();

const COLUMNS = [["kind", "kind"], ["number", "number"], ["date", "date"], ["subject", "subject"], ["modified", "modified"]];

function condition(row) {
  if (!row.readable) return { text: say("unreadable"), class: "failure" };
  const { errors, warnings } = row.counts;
  if (errors) return { text: `${errors} ${say("errors")}`, class: "error" };
  if (warnings) return { text: `${warnings} ${say("warnings")}`, class: "warning" };
  return { text: say("fine"), class: "fine" };
}

function useRows() {
  const [rows, setRows] = useState(null);
  const [failed, setFailed] = useState(null);
  const load = () => api.documents().then((found) => setRows(found.documents), setFailed);
  useEffect(() => {
    load();
    addEventListener("focus", load);
    return () => removeEventListener("focus", load);
  }, []);
  return { rows, failed };
}

export function Home({ keys, open, relabel }) {
  const { rows, failed } = useRows();
  const [wanted, setWanted] = useState("");
  const [order, setOrder] = useState({ by: "modified", down: true });
  const [choosing, setChoosing] = useState(false);
  const kinds = useMemo(() => new Map(keys.kinds.map((kind) => [kind.key, kind.label[language()]])), [language()]);
  const shown = useMemo(() => {
    const words = plain(wanted).split(/\s+/).filter(Boolean);
    const text = (row) => plain([kinds.get(row.kind), row.number, row.date, row.subject, row.name].join(" "));
    const found = (rows ?? []).filter((row) => words.every((word) => text(row).includes(word)));
    const sign = order.down ? -1 : 1;
    const value = (row) => row[order.by === "number" ? "number_value" : order.by === "date" ? "date_value" : order.by] ?? "";
    return found.sort((a, b) => sign * (typeof value(a) === "number" && typeof value(b) === "number" ? value(a) - value(b) : String(value(a)).localeCompare(String(value(b)), "vi")));
  }, [rows, wanted, order, kinds]);
  const head = ([by, word]) => html`<th scope="col" aria-sort=${order.by === by ? (order.down ? "descending" : "ascending") : "none"}><button type="button" onClick=${() => setOrder({ by, down: order.by === by ? !order.down : by === "modified" || by === "date" })}>${say(word)}${order.by === by ? (order.down ? " ↓" : " ↑") : ""}</button></th>`;
  return html`<div class="home-page"><header class="top"><h1>vanthu · ${say("home")}</h1><span class="space"></span><button type="button" onClick=${() => { switchLanguage(); relabel(); }}>${say("language")}</button></header>
    <main><div class="row"><button type="button" class="main" onClick=${() => setChoosing(true)}>+ ${say("newDocument")}</button>
      <input type="search" aria-label=${say("search")} placeholder=${say("search")} value=${wanted} onInput=${(event) => setWanted(event.target.value)} /></div>
      ${failed ? html`<p class="problem" role="alert">${told(failed.body?.message) || failed.message}</p>` : null}
      ${rows && rows.length === 0 ? html`<div class="empty"><p>${say("empty")}</p><p>${say("emptyHint")}</p></div>` : null}
      ${rows && rows.length > 0 ? html`<table class="documents"><thead><tr>${COLUMNS.slice(0, 4).map(head)}<th scope="col">${say("state")}</th>${head(COLUMNS[4])}</tr></thead>
        <tbody>${shown.map((row) => { const is = condition(row); return html`<tr key=${row.name}><td>${kinds.get(row.kind) ?? ""}</td><td>${row.number}</td><td>${row.date}</td>
          <td><a href=${"#/soan/" + encodeURIComponent(row.name)}>${row.subject || row.name}</a><span class="file">${row.name}</span></td><td class=${is.class}>${is.text}</td><td>${new Date(row.modified).toLocaleString("vi-VN", { dateStyle: "short", timeStyle: "short" })}</td></tr>`; })}</tbody></table>
        ${shown.length === 0 ? html`<p>${say("notFound")}</p>` : null}` : null}</main>
    ${choosing ? html`<${NewDocument} keys=${keys} close=${() => setChoosing(false)} open=${open} />` : null}</div>`;
}

/** The 29 kinds, each with its picture. */
function NewDocument({ keys, close, open }) {
  const [wanted, setWanted] = useState("");
  const [failed, setFailed] = useState(null);
  const create = (kind) => api.create(kind.key).then(({ name }) => open(name), setFailed);
  const found = keys.kinds.filter((kind) => plain(kind.label.vi + " " + kind.label.en).includes(plain(wanted)));
  return html`<${Dialog} title=${say("kinds")} close=${close} wide><div class="row"><input type="search" autofocus aria-label=${say("filter")} placeholder=${say("filter")} value=${wanted} onInput=${(event) => setWanted(event.target.value)} /><button type="button" onClick=${close}>${say("cancel")}</button></div>
    ${failed ? html`<p class="problem" role="alert">${told(failed.body?.message) || failed.message}</p>` : null}
    <ul class="kinds">${found.map((kind) => html`<li key=${kind.key}><button type="button" onClick=${() => create(kind)}><${Sample} kind=${kind} /><span>${kind.label[language()]}</span></button></li>`)}</ul></${Dialog}>`;
}

function Sample({ kind }) {
  const [address, setAddress] = useState(null);
  useEffect(() => {
    let made = null;
    api.sample(kind.key).then((blob) => setAddress((made = URL.createObjectURL(blob))), () => {});
    return () => made && URL.revokeObjectURL(made);
  }, [kind.key]);
  return html`<span class="sample">${address ? html`<img src=${address} alt="" />` : null}</span>`;
}
