// Lists that grow, shrink and are put in order, by mouse and by keyboard.

import { html, useRef, useEffect } from "../vendor/htm-preact.js";
import { say } from "./words.js";
import { Text } from "./fields.js";
import { Entries, label } from "./form.js";

export const listOf = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** Lines of pasted text as items: without their dashes, numbers of a list and semicolons. */
export function pastedItems(text) {
  const lines = text.replace(/\r/g, "").split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.map((line) => line.replace(/^[-–•·*+\uf0b7]\s+/, "").replace(/\s*[;.]$/, "")).filter(Boolean);
}

const moved = (list, from, to) => {
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
};

/** What every list does: replace, add, remove, move, and put the focus where the item went. */
function useList(items, set) {
  const box = useRef(null);
  const next = useRef(null);
  useEffect(() => {
    if (next.current === null) return;
    const rows = box.current?.querySelectorAll(":scope > .item");
    (rows?.[next.current]?.querySelector("textarea, input, select, button") ?? box.current?.querySelector(".add"))?.focus();
    next.current = null;
  });
  const write = (list, focus) => {
    if (focus !== undefined) next.current = focus;
    set(list.length ? list : undefined);
  };
  return {
    box,
    replace: (index, value) => write(items.map((item, at) => (at === index ? value : item))),
    insert: (index, ...values) => write([...items.slice(0, index), ...values, ...items.slice(index)], index + values.length - 1),
    remove: (index) => write(items.filter((_, at) => at !== index), Math.max(0, index - 1)),
    move: (index, to) => to >= 0 && to < items.length && write(moved(items, index, to), to),
  };
}

/** Alt+↑ and Alt+↓ move an item; Enter makes the next; Backspace in an empty one takes it away. */
function itemKeys(list, index, empty, fresh) {
  return (event) => {
    if (event.isComposing) return;
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey && step) {
      event.preventDefault();
      list.move(index, index + step);
    } else if (event.key === "Enter" && !event.shiftKey && fresh !== undefined) {
      event.preventDefault();
      list.insert(index + 1, fresh);
    } else if (event.key === "Backspace" && empty) {
      event.preventDefault();
      list.remove(index);
    }
  };
}

function paste(list, index, value) {
  return (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/\n/.test(text.trim())) return;
    event.preventDefault();
    const items = pastedItems(text);
    if (value === "") list.remove(index);
    list.insert(value === "" ? index : index + 1, ...items);
  };
}

/** The handles of an item. */
function Handles({ list, index, count, name }) {
  const button = (text, words, act, disabled) => html`<button type="button" class="handle" disabled=${disabled} aria-label=${`${words}: ${name}`} title=${words} onClick=${act}>${text}</button>`;
  return html`<span class="handles">
    ${button("↑", say("up"), () => list.move(index, index - 1), index === 0)}
    ${button("↓", say("down"), () => list.move(index, index + 1), index === count - 1)}
    ${button("✕", say("remove"), () => list.remove(index))}</span>`;
}

/** An item that can be dragged by its left edge to another place of its list. */
function Item({ list, index, count, name, path, children, card }) {
  const drop = (event) => {
    const from = Number(event.dataTransfer.getData("text/x-vanthu-item"));
    if (event.dataTransfer.types.includes("text/x-vanthu-item")) { event.preventDefault(); event.stopPropagation(); list.move(from, index); }
  };
  const drag = (event) => { event.stopPropagation(); event.dataTransfer.setData("text/x-vanthu-item", String(index)); };
  return html`<div class=${card ? "item card" : "item"} data-path=${JSON.stringify(path)} onDragOver=${(event) => event.preventDefault()} onDrop=${drop}>
    <span class="grip" draggable="true" onDragStart=${drag} aria-hidden="true">⋮⋮</span>
    <div class="content">${children}</div><${Handles} list=${list} index=${index} count=${count} name=${name} /></div>`;
}

const Add = ({ onClick, children }) => html`<button type="button" class="add" onClick=${onClick}>+ ${children}</button>`;

/** A string or a list of strings. */
export function Lines({ path, value, set, id, described, label: name, def }) {
  const items = listOf(value);
  // A lone line stays a string in the file.
  const write = (list) => set(list === undefined ? undefined : list.length === 1 && !Array.isArray(value) ? list[0] : list);
  const list = useList(items, write);
  return html`<div class="list" ref=${list.box}>
    ${items.map((item, index) => html`<${Item} key=${index} list=${list} index=${index} count=${items.length} name=${`${name} ${index + 1}`} path=${[...path, index]}>
      <${Text} id=${index === 0 ? id : undefined} value=${item} label=${`${name} ${index + 1}`} described=${described} hint=${def.hint}
        set=${(text) => list.replace(index, text ?? "")} onKeyDown=${itemKeys(list, index, item === "", "")} onPaste=${paste(list, index, item)} /></${Item}>`)}
    <${Add} onClick=${() => list.insert(items.length, "")}>${say("addItem")}</${Add}></div>`;
}

/** Strings, and tables such as a group of recipients. */
export function Mixed(props) {
  const { ctx, def, path, value, set, label: name } = props;
  const items = listOf(value);
  const list = useList(items, set);
  const table = ctx.keys.tables[def.shape.table];
  const fresh = Object.fromEntries(table.keys.filter((key) => key.needed === true).map((key) => [key.name, ""]));
  return html`<div class="list" ref=${list.box}>
    ${items.map((item, index) => html`<${Item} key=${index} list=${list} index=${index} count=${items.length} name=${`${name} ${index + 1}`} path=${[...path, index]} card=${typeof item === "object"}>
      ${typeof item === "object" ? html`<${Entries} ctx=${ctx} table=${table} path=${[...path, index]} />`
        : html`<${Text} value=${String(item)} label=${`${name} ${index + 1}`} hint=${def.hint} set=${(text) => list.replace(index, text ?? "")}
          onKeyDown=${itemKeys(list, index, item === "", "")} onPaste=${paste(list, index, item)} />`}</${Item}>`)}
    <${Add} onClick=${() => list.insert(items.length, "")}>${say("addItem")}</${Add}>
    <${Add} onClick=${() => list.insert(items.length, fresh)}>${label(table)}</${Add}></div>`;
}

/** Tasks: a sentence, a sentence with a deadline, or an assignment handed on. */
export function Tasks({ ctx, path, value, set, label: name }) {
  const items = listOf(value);
  const list = useList(items, set);
  const { viec: task, nhiem_vu: assignment } = ctx.keys.tables;
  return html`<div class="list" ref=${list.box}>
    ${items.map((item, index) => html`<${Item} key=${index} list=${list} index=${index} count=${items.length} name=${`${say("task")} ${index + 1}`} path=${[...path, index]} card=${typeof item === "object"}>
      ${typeof item !== "object" ? html`<${Text} value=${item} lines=${2} label=${`${name} ${index + 1}`} set=${(text) => list.replace(index, text ?? "")}
          onKeyDown=${itemKeys(list, index, item === "", "")} onPaste=${paste(list, index, item)} />
          <button type="button" class="small" onClick=${() => list.replace(index, { noi_dung: item, han: "" })}>${say("withDeadline")}</button>`
        : html`<${Entries} ctx=${ctx} table=${"giao" in item ? assignment : task} path=${[...path, index]} />`}</${Item}>`)}
    <${Add} onClick=${() => list.insert(items.length, "")}>${say("task")}</${Add}>
    <${Add} onClick=${() => list.insert(items.length, { giao: "", viec: [""] })}>${say("subTask")}</${Add}></div>`;
}

/** A list of tables, each a card. */
export function Cards({ ctx, def, path, value, set }) {
  const items = Array.isArray(value) ? value : [];
  const list = useList(items, set);
  const table = ctx.keys.tables[def.shape.table];
  const name = label(table);
  const lists = ["lines", "mixed", "tasks"];
  const blank = (key) => (lists.includes(key.shape.type) ? [""] : "");
  const fresh = () => Object.fromEntries(table.keys.filter((key) => key.needed === true && key.shape.type !== "table").map((key) => [key.name, blank(key)]));
  return html`<div class="list cards" ref=${list.box}>
    ${items.map((_, index) => html`<${Item} key=${index} list=${list} index=${index} count=${items.length} name=${`${name} ${index + 1}`} path=${[...path, index]} card>
      <h3>${name} ${index + 1}</h3><${Entries} ctx=${ctx} table=${table} path=${[...path, index]} /></${Item}>`)}
    <${Add} onClick=${() => list.insert(items.length, fresh())}>${name}</${Add}></div>`;
}
