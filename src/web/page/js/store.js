// One open document: the TOML text is the truth; the values of the form are sent with it and put into it by the program.

import { api, Refused } from "./api.js";

const SAVE_AFTER = 1000;
const SAME_STEP = 1200;

/** A value at a path of nested lists and tables. */
export const at = (values, path) => path.reduce((value, step) => value?.[step], values);

/** A copy of the values with another value at a path; `undefined` takes the key away. */
export function put(values, path, value) {
  if (path.length === 0) return value;
  const [step, ...rest] = path;
  const copy = Array.isArray(values) ? [...values] : { ...(values ?? {}) };
  const inner = rest.length ? put(copy[step], rest, value) : value;
  if (inner === undefined && !Array.isArray(copy)) delete copy[step];
  else copy[step] = inner;
  return copy;
}

export class Store {
  constructor(name, opened, changed) {
    Object.assign(this, { name, text: opened.text, revision: opened.revision, changed });
    Object.assign(this, { values: null, pages: [], marks: [], findings: [], problem: null, stale: false, busy: false });
    Object.assign(this, { saved: "saved", savedAt: null, conflict: null, asked: 0 });
    this.past = [];
    this.future = [];
    this.lastStep = 0;
    this.savedText = opened.text;
    this.ask();
  }

  /** Another value from the form. */
  set(path, value) {
    this.step();
    this.values = put(this.values, path, value);
    this.touched();
  }

  /** Another text from the TOML view. */
  setText(text) {
    this.step();
    this.text = text;
    this.values = null;
    this.touched();
  }

  /** Remembers the text before a change; keys typed in one go are one step. */
  step() {
    const now = Date.now();
    if (now - this.lastStep > SAME_STEP || this.past.length === 0) this.past.push(this.text);
    this.lastStep = now;
    this.future = [];
  }

  undo() { this.travel(this.past, this.future); }
  redo() { this.travel(this.future, this.past); }

  travel(from, to) {
    if (from.length === 0) return;
    to.push(this.text);
    this.text = from.pop();
    this.values = null;
    this.lastStep = 0;
    this.touched();
  }

  touched() {
    this.saved = "unsaved";
    this.asked += 1;
    this.changed();
    this.ask();
  }

  /** Asks for pages and findings. One question is under way at a time; what is typed meanwhile goes with the next. */
  async ask() {
    if (this.busy) return;
    this.busy = true;
    const asked = this.asked;
    const sent = { name: this.name, text: this.text, values: this.values };
    try {
      const answer = await api.preview(sent);
      if (asked === this.asked) {
        this.text = answer.text;
        this.values = answer.values;
        this.take(answer);
      } else if (this.values && sent.text === this.text) {
        this.text = answer.text;
      }
    } catch (error) {
      if (asked === this.asked) this.problem = error;
    }
    this.busy = false;
    this.changed();
    if (asked !== this.asked) this.ask();
    else this.saveSoon();
  }

  take(answer) {
    this.problem = null;
    this.findings = answer.findings;
    this.broken = answer.values === null;
    this.stale = answer.pages === null;
    if (answer.pages) Object.assign(this, { pages: answer.pages, marks: answer.marks });
  }

  saveSoon() {
    clearTimeout(this.timer);
    if (this.text !== this.savedText) this.timer = setTimeout(() => this.save(), SAVE_AFTER);
    else if (this.saved === "unsaved") this.saved = "saved";
  }

  /** Saves whole or not at all; a file that changed meanwhile is not written over. */
  async save() {
    if (this.conflict || this.saving || this.text === this.savedText) return;
    this.saving = true;
    this.saved = "saving";
    this.changed();
    const text = this.text;
    try {
      const { revision } = await api.save(this.name, text, this.revision);
      Object.assign(this, { revision, savedText: text, savedAt: new Date() });
      this.saved = text === this.text ? "saved" : "unsaved";
    } catch (error) {
      this.saved = "notSaved";
      if (error instanceof Refused && error.status === 409) this.conflict = error.body;
      else setTimeout(() => this.saveSoon(), 3000);
    }
    this.saving = false;
    this.changed();
    if (this.saved === "unsaved") this.saveSoon();
  }

  /** Ends a conflict: `mine` writes this text over the other, `theirs` goes on with the other. */
  async settle(mine) {
    const { text, revision } = this.conflict;
    const other = mine ? text : this.text;
    await api.keep(this.name.replace(/\.toml$/, "") + "-ban-khac", other);
    Object.assign(this, { conflict: null, revision, savedText: text });
    if (mine) {
      this.save();
    } else {
      this.step();
      this.text = text;
      this.values = null;
      this.touched();
    }
  }

  /** The whole document as it stands, for taking away. */
  asSent() { return { name: this.name, text: this.text, values: this.values }; }
}
