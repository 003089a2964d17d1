/* The focus follows rows that come and go, and it is said that one went. */
"use strict";
{
  const rowsOf = (group) => [
    ...group.querySelectorAll(".inline-related:not(.empty-form)"),
  ];
  const moreOf = (group) => group.querySelector(".add-row a");
  const fieldOf = (row) =>
    row.querySelector("select, textarea, input:not([type=hidden], [name$='-position'])");

  function follow(link) {
    const group = link.closest(".inline-group");
    // After the admin's own script, which makes the row.
    setTimeout(() => fieldOf(rowsOf(group).find(isLastMade))?.focus());
  }

  function isLastMade(row, i, rows) {
    const index = ({ id }) => Number(id.slice(id.lastIndexOf("-") + 1));
    return rows.every((other) => index(other) <= index(row));
  }

  function leave(row) {
    const group = row.closest(".inline-group");
    const rows = rowsOf(group);
    const here = rows.indexOf(row);
    const next = rows[here + 1] ?? rows[here - 1];
    setTimeout(() => {
      (next ? fieldOf(next) : moreOf(group)).focus();
      announcer.textContent = "The row is removed.";
    });
  }

  const announcer = document.createElement("p");
  announcer.className = "visually-hidden";
  announcer.setAttribute("role", "status");
  document.addEventListener("DOMContentLoaded", () => document.body.append(announcer));

  // While it is captured: a row that is gone has no neighbours. Scripts click, too.
  document.addEventListener(
    "click",
    ({ target, isTrusted }) => {
      const link = isTrusted && target.closest(".add-row a, .inline-deletelink");
      const row = link && link.closest(".inline-group .inline-related:not(.tabular)");
      if (row && link.matches(".inline-deletelink")) leave(row);
      else if (link && link.closest("[data-inline-type=stacked]")) follow(link);
    },
    true,
  );
}
