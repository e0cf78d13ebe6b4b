// Requests to the program. The token comes once, in the fragment of the address, and stays in this tab.

const KEY = "vanthu-token";

function takeToken() {
  const found = /^#token=([0-9a-f]+)$/.exec(location.hash);
  if (found) {
    sessionStorage.setItem(KEY, found[1]);
    history.replaceState(null, "", "#/");
  }
  return sessionStorage.getItem(KEY) ?? "";
}

const token = takeToken();

/** An answer that is no success: its status and what the program said. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.message?.vi ?? `HTTP ${status}`);
    this.status = status;
    this.body = body;
  }
}

async function send(method, address, body, options = {}) {
  const headers = { "x-vanthu-token": token };
  if (body !== undefined && !(body instanceof Blob)) headers["content-type"] = "application/json";
  const answer = await fetch(address, {
    method,
    headers,
    body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
    cache: "no-store",
    ...options,
  });
  if (!answer.ok) {
    let said = null;
    try {
      said = await answer.json();
    } catch {
      // Not JSON: the status says enough.
    }
    throw new Refused(answer.status, said);
  }
  return answer;
}

const json = async (...args) => (await send(...args)).json();

export const api = {
  keys: () => json("GET", "/api/keys"),
  documents: () => json("GET", "/api/documents"),
  open: (name) => json("GET", "/api/document/" + encodeURIComponent(name)),
  save: (name, text, revision) => json("PUT", "/api/document/" + encodeURIComponent(name), { text, revision }),
  keep: (name, text) => json("POST", "/api/keep", { name, text }),
  create: (kind) => json("POST", "/api/new", { kind }),
  preview: (body, signal) => json("POST", "/api/preview", body, { signal }),
  page: async (id) => (await send("GET", "/api/page/" + id)).blob(),
  sample: async (kind) => (await send("GET", "/api/sample/" + kind)).blob(),
  render: async (format, body) => (await send("POST", "/api/render?format=" + format, body)).blob(),
};

/** Tells the program that this tab is open: when the last one goes, it may end. */
export function stayOpen() {
  const tab = crypto.randomUUID();
  const beat = () => send("POST", "/api/alive", { tab }).catch(() => document.dispatchEvent(new Event("vanthu-gone")));
  addEventListener("pagehide", () => send("POST", "/api/alive", { tab, leaves: true }, { keepalive: true }).catch(() => {}));
  addEventListener("pageshow", beat);
  return setInterval(beat, 5000);
}

/** Hands a finished file to the person. */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
