// What was found: one line that opens upwards, then the list.

import { html, useState } from "../vendor/htm-preact.js";
import { say, told } from "./words.js";

const ORDER = ["failure", "error", "warning", "note"];

/** `2 lỗi · 1 cảnh báo`. */
export function summary(findings) {
  const count = (...severities) => findings.filter((finding) => severities.includes(finding.severity)).length;
  const parts = [[count("failure", "error"), "errors"], [count("warning"), "warnings"], [count("note"), "notes"]];
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${say(word)}`);
  return said.join(" · ") || say("noFindings");
}

function where(finding) {
  const { place } = finding;
  if (place.kind === "page") return `${say("page")} ${place.page}`;
  if (place.kind === "source") return `${place.file.replace(/^.*[\\/]/, "")}:${place.line}`;
  return place.file ?? say("whole");
}

export function Findings({ findings, chosen, choose }) {
  const [open, setOpen] = useState(false);
  const sorted = [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  const worst = sorted[0]?.severity ?? "fine";
  return html`<section class="findings" aria-label=${say("findings")}>
    <button type="button" class=${`summary ${worst}`} aria-expanded=${open} onClick=${() => setOpen(!open)}><span role="status">${summary(findings)}</span> <span aria-hidden="true">${open ? "▾" : "▴"}</span></button>
    ${open ? html`<ul class="long">${sorted.map((finding) => html`<li class=${`${finding.severity}${finding === chosen ? " chosen" : ""}`}>
      <button type="button" onClick=${() => choose(finding)}><span class="message">${told(finding.message)}</span>
        ${finding.hint ? html`<span class="advice">${say("hint")}: ${told(finding.hint)}</span>` : null}
        <span class="where">${where(finding)}${finding.clause ? html` · ${finding.clause}` : null} · ${finding.rule}</span></button></li>`)}</ul>` : null}</section>`;
}
