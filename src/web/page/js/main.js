// The way between the pages of the program.

import { html, render, useEffect, useReducer, useState } from "../vendor/htm-preact.js";
import { api, stayOpen } from "./api.js";
import { Editor } from "./editor.js";
import { Home } from "./home.js";
import { say, told } from "./words.js";

const where = () => {
  const found = /^#\/soan\/(.+)$/.exec(location.hash);
  return found ? { page: "editor", name: decodeURIComponent(found[1]) } : { page: "home" };
};

function App({ keys }) {
  const [place, setPlace] = useState(where);
  const [gone, setGone] = useState(false);
  const [, relabel] = useReducer((count) => count + 1, 0);
  useEffect(() => {
    const moved = () => setPlace(where());
    const ended = () => setGone(true);
    addEventListener("hashchange", moved);
    document.addEventListener("vanthu-gone", ended);
    const beat = stayOpen();
    return () => { removeEventListener("hashchange", moved); document.removeEventListener("vanthu-gone", ended); clearInterval(beat); };
  }, []);
  const open = (name) => { location.hash = "#/soan/" + encodeURIComponent(name); };
  const leave = () => { location.hash = "#/"; };
  return html`${gone ? html`<p class="gone" role="alert">${say("gone")}</p>` : null}
    ${place.page === "editor" ? html`<${Editor} key=${place.name} name=${place.name} keys=${keys} leave=${leave} />` : html`<${Home} keys=${keys} open=${open} relabel=${relabel} />`}`;
}

const root = document.getElementById("app");
api.keys().then((keys) => render(html`<${App} keys=${keys} />`, root), (error) => render(html`<main class="plain"><h1>vanthu</h1><p role="alert">${told(error.body?.message) || error.message}</p></main>`, root));
