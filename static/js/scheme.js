/* The switch between light, dark and the system's own; without this it is not shown.
   templates/_scheme.html has shown what was kept before the page was painted. */

const choice = document.querySelector(".scheme");

function tick() {
  const { scheme } = document.documentElement.dataset;
  choice.querySelector(`[value=${scheme}]`).checked = true;
}

tick();
choice.hidden = false;

choice.addEventListener("change", ({ target }) => {
  showScheme(target.value);
  try {
    localStorage.setItem("scheme", target.value);
  } catch {
    /* It lasts as long as the page. */
  }
});

/* Chosen in another window. */
addEventListener("storage", ({ key, newValue }) => {
  if (key !== "scheme") return;
  showScheme(newValue ?? "system");
  tick();
});
