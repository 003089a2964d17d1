/* Copies references; its buttons are shown only where it runs. */

const told = document.getElementById("copying");
document.documentElement.classList.add("copies");

document.addEventListener("click", async ({ target }) => {
  const button = target.closest(".copy");
  if (!button) return;
  const reference = button.nextElementSibling;
  try {
    await copy(reference);
    const style = button.lastElementChild.textContent.trim();
    tell(button, told.dataset.done, told.dataset.told.replace("@", style));
  } catch {
    getSelection().selectAllChildren(reference);
    tell(button, told.dataset.press, told.dataset.refused);
  }
});

/* With its italics, for word processors. */
function copy(reference) {
  const text = reference.textContent;
  if (reference.localName === "pre" || !window.ClipboardItem)
    return navigator.clipboard.writeText(text);
  const as = (type, content) => new Blob([content], { type });
  return navigator.clipboard.write([
    new ClipboardItem({
      "text/plain": as("text/plain", text),
      "text/html": as("text/html", reference.innerHTML),
    }),
  ]);
}

function tell(button, label, message) {
  const words = button.firstChild;
  button.dataset.label ??= words.data;
  words.data = label;
  clearTimeout(button.back);
  button.back = setTimeout(() => (words.data = button.dataset.label), 2500);
  /* Emptied first, so that the same words are read out again. */
  told.textContent = "";
  setTimeout(() => (told.textContent = message), 50);
}
