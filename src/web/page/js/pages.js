// The pages as they will be printed. Only pages that changed and are near the eye are fetched.

import { html, useEffect, useRef, useState } from "../vendor/htm-preact.js";
import { api } from "./api.js";
import { marksOf } from "./places.js";
import { say } from "./words.js";

const MM = 96 / 25.4;
const KEPT = 80;
const pictures = new Map();

/** The picture of a page by its fingerprint, as an address of this tab. */
async function picture(id) {
  if (!pictures.has(id)) {
    pictures.set(id, api.page(id).then((blob) => URL.createObjectURL(blob)));
    for (const [old, made] of pictures) {
      if (pictures.size <= KEPT) break;
      pictures.delete(old);
      made.then((address) => setTimeout(() => URL.revokeObjectURL(address), 5000), () => {});
    }
  }
  return pictures.get(id);
}

/** One page. The old picture stays until the new one is there: nothing flickers. */
function Sheet({ page, index, scale, findings, marks, onPick }) {
  const box = useRef(null);
  const [near, setNear] = useState(index < 2);
  const [shown, setShown] = useState(null);
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => setNear(entries.some((entry) => entry.isIntersecting)), { root: box.current.closest(".paper"), rootMargin: "600px" });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    let wanted = true;
    if (near) picture(page.id).then((address) => wanted && setShown(address), () => {});
    return () => { wanted = false; };
  }, [near, page.id]);
  const percent = (value, whole) => `${(100 * value) / whole}%`;
  const boxed = (rect) => ({ left: percent(rect.x, page.width), top: percent(rect.y, page.height), width: percent(rect.width, page.width), height: percent(rect.height, page.height) });
  const click = (event) => {
    const sheet = box.current.getBoundingClientRect();
    const x = ((event.clientX - sheet.left) / sheet.width) * page.width;
    const y = ((event.clientY - sheet.top) / sheet.height) * page.height;
    onPick(index + 1, x, y);
  };
  return html`<div class="sheet" id=${`page-${index + 1}`} ref=${box} onClick=${click} style=${{ width: `${page.width * MM * scale}px`, aspectRatio: `${page.width} / ${page.height}` }}>
    ${shown ? html`<img src=${shown} alt=${`${say("page")} ${index + 1}`} draggable="false" />` : null}
    ${marks.map((mark) => html`<span class="mark" style=${boxed(mark)}></span>`)}
    ${findings.map(({ place, severity }) => html`<span class=${`box ${severity}`} style=${boxed(place.rect)}></span>`)}</div>`;
}

export function Pages({ store, focus, chosen, onPick }) {
  const pane = useRef(null);
  const [zoom, setZoom] = useState(0);
  const [width, setWidth] = useState(700);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
    watch.observe(pane.current);
    return () => watch.disconnect();
  }, []);
  const widest = Math.max(210, ...store.pages.map((page) => page.width));
  const scale = zoom || Math.max(0.3, (width - 32) / (widest * MM));
  const marked = focus ? marksOf(store.marks, focus) : [];
  const first = marked[0]?.page;
  useEffect(() => {
    const sheet = first && document.getElementById(`page-${first}`);
    if (!sheet || !focus) return;
    const top = sheet.offsetTop + (marked[0].y / store.pages[first - 1].height) * sheet.offsetHeight;
    const view = pane.current;
    if (top < view.scrollTop + 40 || top > view.scrollTop + view.clientHeight - 80) view.scrollTop = top - view.clientHeight / 3;
  }, [JSON.stringify(focus)]);
  const step = (factor) => setZoom(Math.min(4, Math.max(0.3, scale * factor)));
  const onPage = (number) => store.findings.filter(({ place }) => place.kind === "page" && place.page === number);
  return html`<section class="pages" aria-label=${say("sheet")}>
    <div class="bar">
      <span role="status">${store.pages.length} ${say("pages")}${store.stale && store.pages.length ? html` · <strong class="stale">${say("stale")}</strong>` : null}</span>
      <span class="zoom"><button type="button" onClick=${() => step(1 / 1.2)} aria-label=${say("zoomOut")} title=${say("zoomOut")}>−</button>
      <button type="button" onClick=${() => setZoom(0)}>${say("zoomFit")}</button>
      <button type="button" onClick=${() => step(1.2)} aria-label=${say("zoomIn")} title=${say("zoomIn")}>+</button></span></div>
    <div class=${store.stale ? "paper old" : "paper"} ref=${pane} tabindex="0" role="region" aria-label=${say("sheet")}>
      ${store.pages.map((page, index) => html`<${Sheet} key=${index} page=${page} index=${index} scale=${scale} onPick=${onPick}
        marks=${marked.filter((mark) => mark.page === index + 1)} findings=${chosen ? onPage(index + 1).filter((finding) => finding === chosen) : onPage(index + 1)} />`)}</div></section>`;
}

/** The mark under a point of a page: the one it lies in, else the nearest within a few mm. */
export function markAt(marks, page, x, y) {
  let best = null;
  for (const mark of marks) {
    if (mark.page !== page) continue;
    const aside = Math.max(mark.x - x, 0, x - mark.x - mark.width);
    const above = Math.max(mark.y - y, 0, y - mark.y - mark.height);
    const distance = Math.hypot(aside, above);
    if (distance < 6 && (!best || distance < best.distance)) best = { mark, distance };
  }
  return best?.mark ?? null;
}
