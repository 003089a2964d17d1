/* The Markdown editor: its buttons and its keys. All listeners are the document's, so
   that rows which are added later have them, too. */
"use strict";
{
  const KEYS = { KeyB: "bold", KeyI: "italic", KeyK: "link" };
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

  const fieldOf = (button) => button.closest(".markdownx").querySelector("textarea");
  const buttonsOf = (tools) => [...tools.querySelectorAll("button")];

  function show(root) {
    for (const tools of root.querySelectorAll(".markdown-tools")) {
      tools.hidden = false;
    }
  }

  /* One stop for the Tab key; the arrows go from button to button. */
  function hold(button) {
    for (const other of buttonsOf(button.closest(".markdown-tools"))) {
      other.tabIndex = other === button ? 0 : -1;
    }
  }

  function walk(event, button) {
    const buttons = buttonsOf(button.closest(".markdown-tools"));
    const here = buttons.indexOf(button);
    const places = {
      ArrowRight: (here + 1) % buttons.length,
      ArrowLeft: (here - 1 + buttons.length) % buttons.length,
      Home: 0,
      End: buttons.length - 1,
    };
    if (event.key in places) {
      event.preventDefault();
      buttons[places[event.key]].focus();
    }
  }

  /* The key's own letter; its place where the letters are no Latin ones. */
  function actionOf(event) {
    const isHeld = isMac ? event.metaKey : event.ctrlKey;
    const isOther = event.altKey || event.shiftKey || (isMac ? event.ctrlKey : event.metaKey);
    const letter = /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code;
    return isHeld && !isOther && KEYS[letter];
  }

  function onKey(event) {
    const action = actionOf(event);
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (event.isComposing) {
      return;
    }
    if (action) {
      event.preventDefault();
      Editing[action](event.target);
    } else if (event.key === "Enter" && isPlain && Editing.breakLine(event.target)) {
      event.preventDefault();
    }
  }

  document.addEventListener("keydown", (event) => {
    const button = event.target.closest?.(".markdown-tools button");
    if (button) {
      walk(event, button);
    } else if (event.target.matches?.(".markdownx-editor")) {
      onKey(event);
    }
  });
  document.addEventListener("focusin", (event) => {
    const button = event.target.closest?.(".markdown-tools button");
    if (button) {
      hold(button);
    }
  });
  // The field keeps what is selected in it.
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.(".markdown-tools button")) {
      event.preventDefault();
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".markdown-tools button");
    if (button) {
      Editing[button.dataset.action](fieldOf(button));
    }
  });

  document.addEventListener("DOMContentLoaded", () => show(document));
  document.addEventListener("formset:added", (event) => show(event.target));
}
