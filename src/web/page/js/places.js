// From a place in the document to its field and back.

export const pathKey = (path) => path.map((step) => String(step).replace(/[^\w-]/g, "_")).join("-");

const startsWith = (path, start) => start.every((step, index) => path[index] === step);

/** Moves to the field of a path, or to the nearest one around it. */
export function goToField(path) {
  const fields = [...document.querySelectorAll("[data-path]")];
  let best = null;
  for (const element of fields) {
    const its = JSON.parse(element.dataset.path);
    if (startsWith(path, its) && (!best || its.length > best.length)) best = { element, length: its.length };
  }
  if (!best) return false;
  const control = best.element.querySelector("input, textarea, select, button") ?? best.element;
  best.element.scrollIntoView({ block: "center" });
  control.focus({ preventScroll: true });
  best.element.classList.add("flash");
  setTimeout(() => best.element.classList.remove("flash"), 900);
  return true;
}

/** The findings that a field shows: those of its very path. */
export const findingsFor = (findings, path) => findings.filter(({ path: its }) => its?.length === path.length && startsWith(its, path));

/** The path of the field that has the focus. */
export function focusedPath() {
  const element = document.activeElement?.closest?.("[data-path]");
  return element ? JSON.parse(element.dataset.path) : null;
}

/** The marks on the pages that were printed from a path. */
export const marksOf = (marks, path) => marks.filter((mark) => startsWith(mark.path, path));
