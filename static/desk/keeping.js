/* Keeps what is typed into a form and not saved in this browser: after a crash or a
   closed window it can be brought back. Files and passwords are not kept. */
"use strict";
{
  const PAUSE = 400;
  const PATIENCE = 20_000;
  const SKIPPED = new Set(["hidden", "file", "password", "submit", "button", "reset"]);
  // What helps to fill the form in is no part of the record.
  const IS_ASIDE = /^_|_who$/;

  const place = document.getElementById("keeping");
  const form = place?.closest("form");
  const key = `${Unsaved.PREFIX}${place?.dataset.user}:${location.pathname}`;
  let fresh = {};
  let earlier = null;
  let offer = null;
  let timer = 0;
  let isSent = false;

  function controls() {
    return [...form.elements].filter(
      ({ name, type }) => name && !SKIPPED.has(type) && !IS_ASIDE.test(name),
    );
  }

  function valueOf(control) {
    if (control.type === "select-multiple") {
      return [...control.selectedOptions].map((option) => option.value).join("\n");
    }
    return control.type === "checkbox" ? String(control.checked) : control.value;
  }

  const isChosen = (control) => control.type !== "radio" || control.checked;
  const values = () =>
    Object.fromEntries(controls().filter(isChosen).map((c) => [c.name, valueOf(c)]));
  const isRow = (name) => name.includes("__prefix__");
  const blankOf = (name) => fresh[name.replace(/-\d+-/, "-__prefix__-")];

  function changed() {
    return Object.entries(values()).filter(
      ([name, value]) => !isRow(name) && value !== (fresh[name] ?? blankOf(name)),
    );
  }

  // A row that was added and left blank differs by its number alone.
  const isTyped = ([name]) => name in fresh || !name.endsWith("-position");

  /* A number for a form as the server has sent it: another one, when it was changed. */
  function sum(object) {
    let total = 7;
    for (const sign of JSON.stringify(object)) {
      total = (total * 31 + sign.codePointAt(0)) | 0;
    }
    return total;
  }

  function keep() {
    const now = changed();
    const isDirty = now.some(isTyped);
    if (!isDirty && !earlier) {
      localStorage.removeItem(key);
    } else if (isDirty) {
      const fields = { ...earlier?.fields, ...Object.fromEntries(now) };
      const kept = { at: Date.now(), base: earlier?.base ?? sum(fresh), fields };
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // The browser's store is full, or closed to sites: nothing can be kept.
      }
    }
  }

  function note() {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  function grow(prefix, wanted) {
    const more = document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`);
    const total = form.elements[`${prefix}-TOTAL_FORMS`];
    for (let left = wanted - (total?.value ?? wanted); left > 0 && more; left -= 1) {
      more.click();
    }
  }

  function put(control, value) {
    if (control.type === "checkbox") {
      control.checked = value === "true";
    } else if (control.type === "radio") {
      control.checked = control.value === value;
    } else if (control.type === "select-multiple") {
      const wanted = value.split("\n");
      [...control.options].forEach((o) => (o.selected = wanted.includes(o.value)));
    } else {
      control.value = value;
    }
  }

  function bringBack(fields) {
    for (const name of Object.keys(fields)) {
      const found = name.match(/^(.+?)-(\d+)-/);
      if (found) {
        grow(found[1], Number(found[2]) + 1);
      }
    }
    const touched = controls().filter(({ name }) => name in fields);
    touched.forEach((control) => put(control, fields[control.name]));
    orderRows();
    for (const control of touched) {
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  /* Rows stand by their numbers before desk/ordering.js counts them anew. */
  function orderRows() {
    for (const group of form.querySelectorAll(".by-buttons")) {
      const rows = [...group.querySelectorAll(".inline-related:not(.empty-form)")];
      const placed = (row) => Number(row.querySelector("[name$='-position']").value);
      rows.sort((a, b) => placed(a) - placed(b));
      rows.forEach((row) => group.querySelector(".empty-form").before(row));
    }
  }

  function whenOf(time) {
    const isToday = new Date(time).toDateString() === new Date().toDateString();
    const day = isToday ? {} : { day: "numeric", month: "long" };
    return new Date(time).toLocaleString("en-GB", { ...day, hour: "2-digit", minute: "2-digit" });
  }

  function show(kept) {
    offer = document.createElement("p");
    offer.className = "unsaved";
    const since = kept.base === sum(fresh) ? "" : " This page was changed since; what comes back replaces only the fields that you had changed.";
    offer.append(`You typed something here that was not saved, ${whenOf(kept.at)}.${since} `);
    addButton("Bring it back", () => bringBack(kept.fields));
    addButton("Discard", () => localStorage.removeItem(key));
    place.append(offer);
  }

  function addButton(words, act) {
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      className: "button",
      textContent: words,
    });
    button.addEventListener("click", () => {
      const first = form.querySelector("fieldset input, fieldset textarea");
      earlier = null;
      offer.remove();
      act();
      first?.focus();
      keep();
    });
    offer.append(button, " ");
  }

  function start() {
    fresh = values();
    const kept = read();
    if (place.hasAttribute("data-is-back")) {
      // The form itself came back, with all that was typed.
      earlier = kept ?? { base: 0, fields: {} };
    } else if (kept && Object.entries(kept.fields).some(([n, v]) => fresh[n] !== v)) {
      earlier = kept;
      show(kept);
    } else {
      localStorage.removeItem(key);
    }
    for (const kind of ["input", "change", "click", "pointerup"]) {
      form.addEventListener(kind, note);
    }
  }

  /* Signing in anew in another window has changed the token, and told the cookie. */
  function renewToken() {
    const found =
      document.cookie.match(/(?:^|; )__Host-csrftoken=([^;]*)/) ??
      document.cookie.match(/(?:^|; )csrftoken=([^;]*)/);
    if (found) {
      form.elements.csrfmiddlewaretoken.value = found[1];
    }
  }

  function send(event) {
    if (event.defaultPrevented || event.submitter?.formTarget === "_blank") {
      return;
    }
    if (isSent) {
      // The first of two clicks is on its way.
      event.preventDefault();
      return;
    }
    keep();
    renewToken();
    isSent = true;
    form.classList.add("is-sent");
    sessionStorage.setItem(Unsaved.SENT, key);
    setTimeout(release, PATIENCE);
  }

  function release() {
    isSent = false;
    form.classList.remove("is-sent");
  }

  function warn(event) {
    const isUnsaved = place.hasAttribute("data-is-back") || changed().some(isTyped);
    if (isUnsaved && !isSent) {
      event.preventDefault();
    }
  }

  if (form) {
    // After the scripts that arrange the rows.
    django.jQuery(() => setTimeout(start));
    window.addEventListener("submit", (event) => event.target === form && send(event));
    window.addEventListener("beforeunload", warn);
    window.addEventListener("pagehide", () => isSent || keep());
    // The browser shows a page as it was left: what was sent is old by now.
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted && isSent) {
        location.reload();
      }
    });
  }
}
