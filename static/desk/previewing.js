/* Shows a text as the page will, while it is typed. One question at a time: the answers
   can't overtake each other, and a slow server is asked less often. */
"use strict";
const Previewing = {};
{
  const PAUSE = 150;
  const PATIENCE = 20_000;
  const states = new WeakMap();
  // A title without any of these is shown as it is typed.
  const IS_PLAIN_TITLE = /^[^$<\\]*$/;

  const previewOf = (field) => field.closest(".previewed").querySelector(".preview");

  /* The cookie's, which is right also after signing in anew in another window. */
  Previewing.token = () => {
    const found =
      document.cookie.match(/(?:^|; )__Host-csrftoken=([^;]*)/) ??
      document.cookie.match(/(?:^|; )csrftoken=([^;]*)/);
    return found ? found[1] : document.querySelector("[name=csrfmiddlewaretoken]").value;
  };

  function stateOf(field) {
    if (!states.has(field)) {
      states.set(field, { timer: 0, isAsking: false, asked: field.defaultValue });
    }
    return states.get(field);
  }

  async function answerTo(field, text) {
    const kind = field.dataset.shownAs;
    if (!text.trim() || (kind === "title" && IS_PLAIN_TITLE.test(text))) {
      return "";
    }
    const response = await fetch(field.dataset.markdownxUrlsPath, {
      method: "POST",
      body: new URLSearchParams({ content: text, kind }),
      headers: { "X-CSRFToken": Previewing.token() },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 403) {
      return note("You are signed out, so there is no preview. Your text stays here; sign in again in another window.");
    }
    const answer = await response.text();
    return response.ok ? answer : note(answer);
  }

  function note(words) {
    const paragraph = document.createElement("p");
    paragraph.className = "no-preview";
    paragraph.textContent = words;
    return paragraph.outerHTML;
  }

  async function ask(field) {
    const state = stateOf(field);
    if (state.isAsking) {
      return;
    }
    state.isAsking = true;
    while (state.asked !== field.value) {
      state.asked = field.value;
      try {
        show(previewOf(field), await answerTo(field, state.asked));
      } catch {
        show(previewOf(field), note("The preview waits: the site does not answer. Your text stays here."));
        break;
      }
    }
    state.isAsking = false;
  }

  /* Only what differs is exchanged, so that pictures don't flicker. */
  function show(preview, html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = [...template.content.childNodes];
    const shown = [...preview.childNodes];
    const isSame = (a, b) => a && b && a.isEqualNode(b);
    while (isSame(shown[0], fresh[0])) {
      shown.shift();
      fresh.shift();
    }
    let rest = null;
    while (isSame(shown.at(-1), fresh.at(-1))) {
      rest = shown.pop();
      fresh.pop();
    }
    const after = shown.length ? shown.at(-1).nextSibling : rest;
    shown.forEach((node) => node.remove());
    fresh.forEach((node) => preview.insertBefore(node, after));
    settle(preview);
  }

  /* Links are no stops of the Tab key here, and lead away from no form. */
  function settle(preview) {
    for (const link of preview.querySelectorAll("a")) {
      link.tabIndex = -1;
      link.target = "_blank";
    }
    const isLong = preview.scrollHeight > preview.clientHeight + 1;
    preview.toggleAttribute("tabindex", isLong);
    if (isLong) {
      preview.tabIndex = 0;
    }
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (field.dataset.shownAs) {
      const state = stateOf(field);
      clearTimeout(state.timer);
      state.timer = setTimeout(ask, PAUSE, field);
    }
  });

  // Both stand side by side: what is read here is seen there.
  document.addEventListener(
    "scroll",
    ({ target: field }) => {
      if (field.dataset?.shownAs) {
        const preview = previewOf(field);
        const part = field.scrollTop / (field.scrollHeight - field.clientHeight || 1);
        preview.scrollTop = part * (preview.scrollHeight - preview.clientHeight);
      }
    },
    true,
  );

  // The server has shown what it sent; a browser may have put other words back.
  window.addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("[data-shown-as]")) {
      settle(previewOf(field));
      ask(field);
    }
  });
}
