/* Says how large a chosen file is, refuses at once what the site would refuse after a
   long wait, and tells that files are under way while a form with some is sent. */
"use strict";
{
  const size = (bytes) =>
    bytes < 1e6 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;

  document.addEventListener("change", ({ target }) => {
    if (!target.matches("input[type=file][data-most]")) return;
    const [file] = target.files;
    const most = Number(target.dataset.most);
    const isTooLarge = Boolean(file) && file.size > most;
    target.setCustomValidity(
      isTooLarge ? `This file has ${size(file.size)}; at most ${size(most)} can be kept.` : "",
    );
    note(target, file ? size(file.size) : "");
    if (isTooLarge) target.reportValidity();
    else if (file) untick(target);
  });

  function note(field, text) {
    let place = field.parentElement.querySelector(".chosen-size");
    if (!place) {
      place = document.createElement("span");
      place.className = "quiet chosen-size";
      place.setAttribute("role", "status");
      field.after(place);
    }
    place.textContent = text;
  }

  /* Another file was chosen than the one kept from the last try. */
  function untick(field) {
    const kept = field.form.elements.namedItem(`${field.name}-aside`);
    if (kept) kept.checked = false;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || event.submitter?.formTarget === "_blank") return;
    const fields = [...form.querySelectorAll("input[type=file]")];
    const refused = fields.find(({ validity }) => validity.customError);
    if (refused) {
      /* The admin's forms are checked by the site alone. */
      event.preventDefault();
      refused.reportValidity();
      return;
    }
    const bytes = fields.flatMap(({ files }) => [...files]).reduce((sum, { size }) => sum + size, 0);
    if (bytes) tell(form, `Sending ${size(bytes)} and preparing it …`);
  });

  function tell(form, text) {
    const row = form.querySelector(".submit-row") ?? form;
    const place = document.createElement("p");
    place.className = "sending";
    place.setAttribute("role", "status");
    row.append(place);
    place.append(document.createElement("progress"), text);
    place.firstChild.setAttribute("aria-label", "Sending");
  }

  /* Back from the next page, whose form was sent long ago. */
  window.addEventListener("pageshow", () => {
    document.querySelectorAll(".sending").forEach((place) => place.remove());
  });
}
