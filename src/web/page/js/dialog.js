// A box over the page that keeps the focus until it is closed.

import { html, useEffect, useRef } from "../vendor/htm-preact.js";

export function Dialog({ title, close, children, wide }) {
  const box = useRef(null);
  useEffect(() => { box.current.showModal(); }, []);
  return html`<dialog ref=${box} class=${wide ? "wide" : ""} aria-label=${title} onCancel=${(event) => { event.preventDefault(); close?.(); }}><h2>${title}</h2>${children}</dialog>`;
}
