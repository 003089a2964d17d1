/* Buttons that copy what stands in a field; without a script it can be selected. */

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      say(button, "Copied");
    } catch {
      say(button, "Press Ctrl+C");
    }
  });
}

function say(button, words) {
  button.textContent = words;
  button.closest("form").querySelector("[role=status]").textContent = words;
  setTimeout(() => (button.textContent = "Copy"), 2500);
}
