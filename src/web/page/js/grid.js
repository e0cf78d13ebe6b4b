// Rows of a table as a grid that takes cells from Excel.

import { html } from "../vendor/htm-preact.js";
import { at } from "./store.js";
import { say } from "./words.js";
import { grow } from "./fields.js";

/** Cells of text copied from a spreadsheet: tabs between cells, quotes around cells with line breaks. */
export function pastedCells(text) {
  const rows = [];
  let row = [], cell = "", quoted = false;
  const end = () => { row.push(cell); cell = ""; };
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let index = 0; index < source.length; index += 1) {
    const letter = source[index];
    if (quoted) {
      if (letter === '"' && source[index + 1] === '"') { cell += '"'; index += 1; }
      else if (letter === '"') quoted = false;
      else cell += letter;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === "\t") end();
    else if (letter === "\n") { end(); rows.push(row); row = []; }
    else cell += letter;
  }
  end();
  rows.push(row);
  return rows;
}

/** The rows with a block of cells laid over them from one cell on. */
export function overlaid(rows, top, left, cells, width) {
  const copy = rows.map((row) => [...row]);
  cells.forEach((line, down) => {
    const row = (copy[top + down] ??= []);
    line.forEach((cell, right) => { row[left + right] = cell; });
  });
  const columns = Math.max(width, ...copy.map((row) => row.length));
  return copy.map((row) => Array.from({ length: columns }, (_, index) => row[index] ?? ""));
}

export function Grid({ ctx, path, value, set, label }) {
  const rows = Array.isArray(value) ? value : [];
  const heads = [at(ctx.values, path.slice(0, -1))?.cot ?? []].flat().map((column) => column?.ten ?? column);
  const width = Math.max(heads.length, 1, ...rows.map((row) => row.length));
  const cell = (row, column, text) => set(overlaid(rows, row, column, [[text]], width));
  const paste = (row, column) => (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    set(overlaid(rows, row, column, pastedCells(text), width));
  };
  const keys = (row, column) => (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.isComposing || !step) return;
    const next = event.target.closest("table").querySelector(`[data-cell="${row + step}-${column}"]`);
    if (next && (event.altKey || event.target.value.indexOf("\n") < 0)) { event.preventDefault(); next.focus(); }
  };
  return html`<div class="grid"><p class="help">${say("pasteHint")}</p><div class="scroll"><table aria-label=${label}>
    ${heads.length ? html`<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}<td></td></tr></thead>` : null}
    <tbody>${(rows.length ? rows : [[]]).map((row, down) => html`<tr key=${down}>${Array.from({ length: width }, (_, right) => html`<td><textarea rows="1" data-cell=${`${down}-${right}`}
        aria-label=${`${say("row")} ${down + 1}, ${heads[right] ?? `${say("column")} ${right + 1}`}`} value=${String(row[right] ?? "")} ref=${grow}
        onInput=${(event) => { grow(event.target); cell(down, right, event.target.value); }} onPaste=${paste(down, right)} onKeyDown=${keys(down, right)}></textarea></td>`)}
      <td><button type="button" class="handle" aria-label=${`${say("remove")}: ${say("row")} ${down + 1}`} onClick=${() => set(rows.length > 1 ? rows.filter((_, index) => index !== down) : undefined)}>✕</button></td></tr>`)}</tbody></table></div>
    <button type="button" class="add" onClick=${() => set(overlaid(rows, rows.length, 0, [Array(width).fill("")], width))}>+ ${say("addRow")}</button></div>`;
}
