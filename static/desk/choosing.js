/* Select2 gives its boxes no name of their own: they take that of their field. */
"use strict";
{
  function nameBoxes(root) {
    for (const select of root.querySelectorAll("select.admin-autocomplete")) {
      const label = select.labels[0];
      const box = select.parentElement.querySelector(".select2-selection");
      const chosen = box?.querySelector(".select2-selection__rendered");
      if (label && chosen) {
        label.id ||= `${select.id}_label`;
        box.setAttribute("aria-labelledby", `${label.id} ${chosen.id}`);
        chosen.setAttribute("aria-label", label.textContent.trim());
      }
    }
  }

  django.jQuery(() => nameBoxes(document));
  document.addEventListener("formset:added", (event) => nameBoxes(event.target));
}
