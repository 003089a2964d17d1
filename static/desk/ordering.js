/* Rows that have a place are dragged, or moved by buttons; without this, numbers are
   typed. */
"use strict";
{
  const announcer = document.createElement("p");
  announcer.className = "visually-hidden";
  announcer.setAttribute("role", "status");

  const rowsOf = (group) => [
    ...group.querySelectorAll(":scope .inline-related:not(.empty-form)"),
  ];
  const indexOf = (row) => Number(row.id.slice(row.id.lastIndexOf("-") + 1));
  const placeOf = (row) => row.querySelector("input[name$='-position']");

  function titleOf(row) {
    const named = row.querySelector("input.naming");
    const saved = row.classList.contains("has_original");
    const label = row.querySelector(".inline_label").textContent.trim();
    return named?.value.trim() || (saved ? label : "the new row");
  }

  function sortRows(group, key) {
    const rows = rowsOf(group);
    const sorted = [...rows].sort((a, b) => key(a) - key(b) || indexOf(a) - indexOf(b));
    if (rows.some((row, i) => row !== sorted[i])) {
      sorted.forEach((row) => group.querySelector(".empty-form").before(row));
    }
  }

  function number(group) {
    const rows = rowsOf(group);
    rows.forEach((row, i) => {
      placeOf(row).value = i + 1;
      const [up, down] = row.querySelectorAll(".move");
      up.setAttribute("aria-label", `Move ${titleOf(row)} up`);
      down.setAttribute("aria-label", `Move ${titleOf(row)} down`);
      up.setAttribute("aria-disabled", i === 0);
      down.setAttribute("aria-disabled", i === rows.length - 1);
    });
  }

  function move(row, step) {
    const group = row.closest(".inline-group");
    const rows = rowsOf(group);
    const here = rows.indexOf(row);
    const other = rows[here + step];
    if (other) {
      // The neighbour moves, so that the button that was pressed keeps the focus.
      row[step < 0 ? "after" : "before"](other);
      number(group);
    }
    tell(row);
    row.scrollIntoView({ block: "nearest" });
  }

  function tell(row) {
    const rows = rowsOf(row.closest(".inline-group"));
    const place = rows.indexOf(row) + 1;
    announcer.textContent = `${titleOf(row)} is number ${place} of ${rows.length}.`;
  }

  /* The row follows the pointer into the place of the row that it is over. Its
     neighbours move: what is moved itself loses the pointer. */
  function drag(grip, row) {
    const stop = () => {
      grip.onpointermove = grip.onlostpointercapture = null;
      row.classList.remove("dragged");
      number(row.closest(".inline-group"));
      tell(row);
    };
    grip.onlostpointercapture = stop;
    grip.onpointermove = ({ clientY }) => {
      const rows = rowsOf(row.closest(".inline-group"));
      const here = rows.indexOf(row);
      const middle = (other) => {
        const { top, height } = other.getBoundingClientRect();
        return top + height / 2;
      };
      rows.slice(0, here).filter((other) => clientY < middle(other)).reverse()
        .forEach((other) => row.after(other));
      rows.slice(here + 1).filter((other) => clientY > middle(other))
        .forEach((other) => row.before(other));
    };
  }

  function addGrip(row, moves) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.setAttribute("aria-hidden", "true");
    grip.addEventListener("pointerdown", (event) => {
      if (event.button === 0) {
        event.preventDefault();
        grip.setPointerCapture(event.pointerId);
        row.classList.add("dragged");
        drag(grip, row);
      }
    });
    moves.append(grip);
  }

  function addButtons(row) {
    if (row.querySelector(".moves")) {
      return;
    }
    const moves = document.createElement("span");
    moves.className = "moves";
    addGrip(row, moves);
    for (const [sign, step] of [["↑", -1], ["↓", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "move";
      button.textContent = sign;
      button.addEventListener("click", () => move(row, step));
      moves.append(button);
    }
    row.querySelector("h3").prepend(moves);
  }

  function isBlank(row) {
    const template = row.closest(".inline-group").querySelector(".empty-form");
    return [...row.querySelectorAll("input, select, textarea")].every((control) => {
      const name = control.name.replace(/-\d+-/, "-__prefix__-");
      const fresh = template.querySelector(`[name="${CSS.escape(name)}"]`);
      const isAside = !fresh || control.type === "hidden" || control === placeOf(row);
      return (
        isAside || (control.value === fresh.value && control.checked === fresh.checked)
      );
    });
  }

  function start(group) {
    group.classList.add("by-buttons");
    rowsOf(group).forEach(addButtons);
    sortRows(group, (row) => Number(placeOf(row).value) || Infinity);
    number(group);
  }

  const groups = () =>
    [...document.querySelectorAll(".inline-group[data-inline-type=stacked]")].filter(
      (group) => group.querySelector("input[name$='-position']"),
    );

  // In jQuery's queue, after Django's own script has made its links.
  django.jQuery(() => {
    document.body.append(announcer);
    groups().forEach((group) => {
      // A saved page needs no blank rows: "Add another" makes them.
      if (rowsOf(group).some((row) => row.classList.contains("has_original"))) {
        rowsOf(group)
          .filter((row) => !row.classList.contains("has_original") && isBlank(row))
          .forEach((row) => row.querySelector(".inline-deletelink")?.click());
      }
      start(group);
      group.addEventListener("input", () => number(group));
    });
  });

  document.addEventListener("formset:added", (event) => {
    const group = event.target.closest(".by-buttons");
    if (group) {
      addButtons(event.target);
      number(group);
    }
  });

  // Django now gives every row a new index in the order of the page, but saved rows must
  // keep the first ones: back to their order by index, and after that to ours.
  document.addEventListener("formset:removed", (event) => {
    const group = document.getElementById(`${event.detail.formsetName}-group`);
    if (group?.classList.contains("by-buttons")) {
      sortRows(group, indexOf);
      setTimeout(() => {
        sortRows(group, (row) => Number(placeOf(row).value) || Infinity);
        number(group);
      });
    }
  });
}
