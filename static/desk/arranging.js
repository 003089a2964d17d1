/* The works of the front page are dragged, moved by arrows or by their number, and each
   change is saved at once; without this, numbers are typed and sent by one button. */
"use strict";
{
  const EDGE = 80;
  const SPEED = 12;

  function start(form) {
    const list = form.querySelector(".arranged");
    const status = form.querySelector(".said");
    const button = form.querySelector("input[type=submit]");
    const rows = () => [...list.children];
    const placeOf = (row) => row.querySelector("input");
    const titleOf = (row) => row.querySelector(".what a").textContent.trim();
    const order = () => rows().map((row) => placeOf(row).name + placeOf(row).value).join();
    let saved = order();
    let last = Promise.resolve();

    function number() {
      rows().forEach((row, i) => (placeOf(row).value = i + 1));
      setEnds();
    }

    function setEnds() {
      rows().forEach((row, i) => {
        const [up, down] = row.querySelectorAll(".move");
        up.setAttribute("aria-disabled", i === 0);
        down.setAttribute("aria-disabled", i === rows().length - 1);
      });
    }

    async function send() {
      const body = new FormData(form);
      const headers = { Accept: "application/json" };
      const response = await fetch(location.href, { method: "POST", body, headers });
      if (!response.ok || response.redirected) {
        throw new Error(response.statusText);
      }
    }

    // One after the other, so that the last order is the one that stays.
    function save(row) {
      number();
      if (order() === saved) {
        return;
      }
      saved = order();
      const place = `“${titleOf(row)}” is number ${rows().indexOf(row) + 1} of ${rows().length}.`;
      last = last.then(send).then(
        () => {
          button.hidden = true;
          status.textContent = `${place} Saved.`;
        },
        () => {
          saved = "";
          button.hidden = false;
          status.textContent = `${place} Not saved: press “Save the order”.`;
        },
      );
    }

    function put(row, place) {
      const others = rows().filter((other) => other !== row);
      const before = others[Math.max(place, 0)];
      if (before) {
        // The others move: a row taken out would lose the focus and the pointer.
        while (row.nextElementSibling !== before) {
          if (rows().indexOf(row) < rows().indexOf(before)) {
            row.before(row.nextElementSibling);
          } else {
            row.after(row.previousElementSibling);
          }
        }
      } else {
        while (row.nextElementSibling) {
          row.before(row.nextElementSibling);
        }
      }
    }

    function move(row, step) {
      const place = rows().indexOf(row) + step;
      if (place >= 0 && place < rows().length) {
        put(row, place);
        save(row);
        row.scrollIntoView({ block: "nearest" });
      }
    }

    function addControls(row) {
      const does = row.querySelector(".does");
      for (const [sign, step, name] of [["↓", 1, "down"], ["↑", -1, "up"]]) {
        const control = document.createElement("button");
        control.type = "button";
        control.className = "move";
        control.textContent = sign;
        control.setAttribute("aria-label", `Move “${titleOf(row)}” ${name}`);
        control.addEventListener("click", () => move(row, step));
        does.prepend(control);
      }
      const grip = row.querySelector(".grip");
      grip.hidden = false;
      grip.addEventListener("pointerdown", (event) => drag(row, grip, event));
      const place = placeOf(row);
      place.addEventListener("change", () => {
        const wanted = Number.parseInt(place.value, 10);
        put(row, Math.min(wanted || rows().length, rows().length) - 1);
        save(row);
      });
      place.addEventListener("keydown", (event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          // Now, and not when it loses the focus in the middle of something else.
          place.blur();
          place.select();
        }
      });
    }

    function drag(row, grip, event) {
      if (event.button !== 0) {
        return;
      }
      event.preventDefault();
      document.activeElement.blur();
      const first = rows();
      let y = event.clientY;
      let frame = 0;
      grip.setPointerCapture(event.pointerId);
      row.classList.add("dragged");

      function follow() {
        const others = rows().filter((other) => other !== row);
        const after = others.findIndex((other) => {
          const box = other.getBoundingClientRect();
          return y < box.top + box.height / 2;
        });
        put(row, after < 0 ? others.length : after);
      }
      function scroll() {
        const down = y > innerHeight - EDGE ? 1 : 0;
        const up = y < EDGE ? 1 : 0;
        if (down !== up) {
          scrollBy(0, (down - up) * SPEED);
          follow();
        }
        frame = requestAnimationFrame(scroll);
      }
      function onMove(moved) {
        y = moved.clientY;
        follow();
      }
      function end(keep) {
        cancelAnimationFrame(frame);
        row.classList.remove("dragged");
        grip.removeEventListener("pointermove", onMove);
        grip.removeEventListener("pointerup", onUp);
        grip.removeEventListener("pointercancel", onCancel);
        document.removeEventListener("keydown", onKey);
        if (!keep) {
          list.append(...first);
        } else if (rows().some((other, i) => other !== first[i])) {
          save(row);
        }
      }
      const onUp = () => end(true);
      const onCancel = () => end(false);
      const onKey = (pressed) => pressed.key === "Escape" && end(false);
      grip.addEventListener("pointermove", onMove);
      grip.addEventListener("pointerup", onUp);
      grip.addEventListener("pointercancel", onCancel);
      document.addEventListener("keydown", onKey);
      frame = requestAnimationFrame(scroll);
    }

    form.querySelector(".with-script").hidden = false;
    button.hidden = true;
    rows().forEach(addControls);
    setEnds();
  }

  const form = document.getElementById("arrange");
  if (form) {
    start(form);
  }
}
