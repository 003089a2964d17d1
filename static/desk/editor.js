/* Two habits of django-markdownx put right. It is a bundle that cannot be set up
   otherwise, so its listeners are stopped before they hear. */
"use strict";
{
  // Tab must leave the editor, or the keyboard is caught in it (WCAG 2.1.2);
  // Ctrl+D is the browser's own.
  const kept = (event) =>
    event.key === "Tab" || (event.key === "d" && (event.ctrlKey || event.metaKey));

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.target.matches?.(".markdownx-editor") && kept(event)) {
        event.stopPropagation();
      }
    },
    true,
  );

  // It refuses files dropped anywhere on the page, file fields included.
  for (const type of ["dragenter", "dragover", "drop"]) {
    document.documentElement.addEventListener(type, (event) => {
      if (event.target.matches?.("input[type=file]")) {
        event.stopPropagation();
      }
    });
  }
}
