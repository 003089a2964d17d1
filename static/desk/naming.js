/* Fields that take names: suggestions while typing, and whom a typed name means. */
"use strict";
{
  const WAIT = 150;
  const asked = new Set();
  const before = new WeakMap();
  let waiting;

  const toldOf = (input) => document.getElementById(`${input.id}_who`);

  async function suggest(input) {
    const list = input.list;
    const term = input.value.trim();
    if (!list?.dataset.url || term.length < 2 || term === list.dataset.term) {
      return;
    }
    list.dataset.term = term;
    const answer = await fetch(`${list.dataset.url}&term=${encodeURIComponent(term)}`);
    if (answer.ok && list.dataset.term === term) {
      const { results } = await answer.json();
      list.replaceChildren(...results.map(({ text }) => new Option(text, text)));
    }
  }

  function ask(input) {
    const told = toldOf(input);
    if (!before.has(told)) {
      before.set(told, told.innerHTML);
    }
    if (input.value === input.defaultValue) {
      told.innerHTML = before.get(told);
      return;
    }
    asked.add(input);
    clearTimeout(waiting);
    waiting = setTimeout(askAll);
  }

  async function askAll() {
    const body = new FormData();
    const inputs = [...asked];
    asked.clear();
    body.set("csrfmiddlewaretoken", inputs[0].form.elements.csrfmiddlewaretoken.value);
    for (const input of inputs) {
      body.set(input.name, input.value);
      const row = input.closest(".inline-related")?.querySelector("input[name$='-id']");
      if (row?.value) {
        body.set(row.name, row.value);
      }
    }
    const url = document.getElementById("paste").dataset.who;
    const answer = await fetch(url, { method: "POST", body }).catch(() => null);
    const told = answer?.headers.get("content-type") === "application/json";
    const found = told ? await answer.json() : {};
    for (const input of inputs) {
      toldOf(input).innerHTML = found[input.name] ?? "";
    }
  }

  document.addEventListener("input", (event) => {
    // A field that is filled by a script needs no suggestions.
    if (event.target.matches(".naming:focus")) {
      clearTimeout(event.target.waits);
      event.target.waits = setTimeout(suggest, WAIT, event.target);
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches(".naming")) {
      ask(event.target);
    }
  });
}
