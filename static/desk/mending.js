/* From a question to the very field that answers it: unfolded, in sight, with the focus. */
"use strict";
{
  const controls = "input:not([type=hidden]), select, textarea, button";

  // A row may be drawn in another way than it is saved: then its group.
  const placeOf = (id) =>
    document.getElementById(id) ||
    document.getElementById(`${id.replace(/^id_|-\d+-\w+$/g, "")}-group`);

  function goTo(id) {
    const place = placeOf(id);
    if (!place) {
      return;
    }
    for (let part = place.closest("details"); part; ) {
      part.open = true;
      part = part.parentElement.closest("details");
    }
    const control = place.matches(controls) ? place : place.querySelector(controls);
    // Select2 hides the field behind a box of its own.
    const box = control?.nextElementSibling?.querySelector(".select2-selection");
    (box || control)?.focus({ preventScroll: true });
    place.scrollIntoView({ block: place === control ? "center" : "start" });
  }

  const idIn = (address) => decodeURIComponent(address.slice(1));

  document.addEventListener("click", (event) => {
    const link = event.target.closest(":is(.to-check, .errornote) a[href^='#']");
    if (link) {
      event.preventDefault();
      history.replaceState(history.state, "", link.hash);
      goTo(idIn(link.hash));
    }
  });
  window.addEventListener("load", () => {
    if (location.hash) {
      goTo(idIn(location.hash));
    }
  });
}
