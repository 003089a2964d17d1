/* The search of the list as it is typed; without this its button is pressed. */

const form = document.querySelector(".find");
const parts = ["count", "found"];
const PAUSE = 250;
let waiting, asked;

form?.addEventListener("input", (event) => {
  if (!event.isComposing) soon();
});
form?.addEventListener("compositionend", soon);
form?.addEventListener("submit", stop);

function soon() {
  stop();
  waiting = setTimeout(show, PAUSE, address());
}

function stop() {
  clearTimeout(waiting);
  asked?.abort();
}

function address() {
  const said = new URLSearchParams(new FormData(form));
  if (!said.get("q").trim()) said.delete("q");
  return `${form.action}${said.size ? `?${said}` : ""}`;
}

/* The page that the form leads to, of which only what differs is taken over. */
async function show(url) {
  asked = new AbortController();
  try {
    const { signal } = asked;
    const answer = await fetch(url, { signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of parts)
      document.getElementById(id).replaceChildren(...page.getElementById(id).childNodes);
    document.title = page.title;
    history.replaceState(null, "", url);
  } catch {
    /* Given up for a newer one, or no network: the button is there. */
  }
}
