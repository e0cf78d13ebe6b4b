// The body: text with its outline beside it, or parts.

import { html } from "../vendor/htm-preact.js";
import { say } from "./words.js";
import { Text } from "./fields.js";
import { Cards } from "./lists.js";

const HEADINGS = [
  [/^(Phần|Chương)\s+[IVXLC]+\b/u, 0],
  [/^Điều\s+\d+/u, 1],
  [/^[IVXLC]+\.\s/u, 0],
  [/^\d+\.\d+\.\d+\.?\s/u, 3],
  [/^\d+\.\d+\.?\s/u, 2],
  [/^\d+\.\s/u, 1],
  [/^[a-zđ]\)\s/u, 2],
];

/** The items of a text with how deep they stand, for the eye only: the program reads the outline itself. */
export function outline(text) {
  const rows = [];
  text.split("\n").forEach((line, index) => {
    const words = line.trim();
    const found = HEADINGS.find(([form]) => form.test(words));
    if (found) rows.push({ line: index, depth: found[1], words });
  });
  return rows;
}

/** Puts the caret of a text area at the start of a line. */
function toLine(area, line) {
  const before = area.value.split("\n").slice(0, line).join("\n").length;
  area.focus();
  area.setSelectionRange(before + (line ? 1 : 0), before + (line ? 1 : 0));
}

function Outline({ text, id }) {
  const rows = outline(text);
  if (rows.length < 2) return null;
  return html`<details class="outline"><summary>${rows.length} ${say("parts")}</summary><ol>
    ${rows.map((row) => html`<li style=${{ paddingLeft: row.depth + "em" }}><button type="button" onClick=${() => toLine(document.getElementById(id), row.line)}>${row.words.slice(0, 70)}</button></li>`)}</ol></details>`;
}

export function Body(props) {
  const { ctx, path, value, set, id, described } = props;
  if (Array.isArray(value)) return html`<${Cards} ...${props} def=${{ ...props.def, shape: { type: "tables", table: "noi_dung" } }} />`;
  if (value && typeof value === "object") {
    return html`<div class="entry" data-path=${JSON.stringify([...path, "tep"])}><label for=${id}>${say("fromFile")}</label>
      <${Text} id=${id} value=${value.tep} set=${(text) => ctx.set([...path, "tep"], text ?? "")} described=${described} /></div>`;
  }
  const asParts = () => set([{ van_ban: value ?? "" }]);
  return html`<div class="body"><${Outline} text=${value ?? ""} id=${id} />
    <${Text} id=${id} value=${value} set=${set} described=${described} lines=${6} label=${props.label} />
    <button type="button" class="small" onClick=${asParts}>${say("sections")}</button></div>`;
}
