/* Publish, hide, select and deselect in the list of works without leaving it; without
   this the button sends the list's form. */
"use strict";
{
  const announcer = document.createElement("p");
  announcer.className = "visually-hidden";
  announcer.setAttribute("role", "status");

  async function send(button) {
    const body = new FormData();
    const token = button.form.elements.csrfmiddlewaretoken.value;
    body.append("csrfmiddlewaretoken", token);
    body.append(button.name, button.value);
    const headers = { Accept: "application/json" };
    const response = await fetch(location.href, { method: "POST", body, headers });
    if (!response.ok || response.redirected) {
      throw new Error(response.statusText);
    }
    return response.json();
  }

  function show(row, cells) {
    for (const [name, html] of Object.entries(cells)) {
      row.querySelector(`.field-${name}`).innerHTML = html;
    }
  }

  /* What was told of the work before may be so no more. */
  function tell(said) {
    announcer.textContent = said;
    const messages = document.querySelector(".messagelist");
    if (messages) {
      const message = document.createElement("li");
      message.className = "success";
      message.textContent = said;
      messages.replaceChildren(message);
    }
  }

  async function mark(button) {
    const cell = button.closest("td");
    button.setAttribute("aria-disabled", "true");
    try {
      const { said, cells } = await send(button);
      if (!cells) {
        throw new Error(said);
      }
      const hadFocus = button === document.activeElement;
      show(cell.closest("tr"), cells);
      if (hadFocus) {
        cell.querySelector("button").focus();
      }
      tell(said);
    } catch {
      // Signed out, deleted, no network: the page that the browser gets says so.
      button.dataset.isSent = "true";
      button.form.requestSubmit(button);
    }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=mark]");
    if (!button || button.dataset.isSent) {
      return;
    }
    event.preventDefault();
    if (!button.hasAttribute("aria-disabled")) {
      mark(button);
    }
  });
  document.addEventListener("DOMContentLoaded", () => document.body.append(announcer));
}
