/* Paste to fill without leaving the page, so that chosen files stay chosen. */
"use strict";
{
  let box, button, form;
  let isPlain = false;

  function grow(prefix, wanted) {
    const total = form.elements[`${prefix}-TOTAL_FORMS`];
    const more = document.querySelector(`#${prefix}-group .add-row a`);
    for (let left = wanted - total.value; left > 0 && more; left -= 1) {
      more.click();
    }
  }

  function put(name, value) {
    const field = form.elements[name];
    if (!field || name.endsWith("-position") || field.type === "file") {
      return;
    }
    if (field.type === "checkbox" ? field.checked : field.value === value) {
      return;
    }
    if (field.type === "checkbox") {
      field.checked = true;
    } else {
      field.value = value;
    }
    if (field instanceof Element) {
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  async function fill() {
    const body = new FormData(form);
    for (const [name, value] of [...body]) {
      if (value instanceof File) {
        // That one is chosen is all that has to be known.
        body.set(name, value.name);
      }
    }
    body.set("_fill", "1");
    const headers = { Accept: "application/json" };
    const answer = await fetch(location.href, { method: "POST", headers, body });
    const { data, said } = await answer.json();
    if (data["authorships-text"] && !form.elements["authorships-text"]) {
      throw new Error("Too many people for rows.");
    }
    for (const [name, value] of Object.entries(data)) {
      if (name.endsWith("-TOTAL_FORMS")) {
        grow(name.replace("-TOTAL_FORMS", ""), Number(value));
      }
    }
    for (const [name, value] of Object.entries(data)) {
      if (!name.endsWith("_FORMS")) {
        put(name, value);
      }
    }
    box.querySelector(".filled").innerHTML = said;
  }

  async function press(event) {
    if (isPlain) {
      return;
    }
    event.preventDefault();
    try {
      await fill();
    } catch {
      // Signed out, offline, or the page has to look otherwise: the browser's own way.
      isPlain = true;
      button.click();
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    box = document.getElementById("paste");
    button = box?.querySelector("[name=_fill]");
    form = button?.form;
    button?.addEventListener("click", press);
  });
}
