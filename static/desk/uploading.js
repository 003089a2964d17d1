/* Pictures that are chosen, pasted or dropped are sent at once. A mark in the text keeps
   their place, so that one can go on writing. */
"use strict";
{
  const TYPES = "image/png,image/jpeg,image/webp,image/gif,image/avif";
  const SHOWN_FOR = 8000;
  const SIGNED_OUT = "you are signed out. Sign in again in another window, then try again";
  const CUT_OFF = "the site did not answer. Look whether you are online, then try again";
  const REPEATS = { historyUndo: "undo", historyRedo: "redo" };

  const all = [];
  let waiting = null;
  let isOurs = false;
  let composing = null;

  const editorOf = (node) => node.closest?.(".markdownx-editor");
  const isUnderWay = (upload) => upload.xhr !== null;

  function add(field, files, start, end) {
    const uploads = [];
    for (const file of files.filter((each) => isFit(field, each))) {
      const mark = markFor(field, file);
      uploads.push({ field, file, mark, xhr: null, isAlone: true });
      all.push(uploads.at(-1));
    }
    if (uploads.length) {
      replace(field, start, end, uploads.map((upload) => upload.mark).join("\n\n"));
      uploads.forEach(send);
    }
  }

  function isFit(field, file) {
    if (file.type && !file.type.startsWith("image/")) {
      refuse(field, file, "only pictures can stand in a text");
    } else if (file.size > Number(field.dataset.maxBytes)) {
      const most = Math.floor(field.dataset.maxBytes / 1024 / 1024);
      refuse(field, file, `a picture can have at most ${most} MB. Make it smaller`);
    } else {
      return true;
    }
    return false;
  }

  function markFor(field, file) {
    const name = file.name.replace(/[^\p{L}\p{N} ._-]/gu, "").slice(-40);
    const isTaken = (mark) =>
      field.value.includes(mark) || all.some((upload) => upload.mark === mark);
    let [mark, number] = [`[Sending ${name} …]`, 1];
    while (isTaken(mark)) {
      number += 1;
      mark = `[Sending ${name} (${number}) …]`;
    }
    return mark;
  }

  function send(upload) {
    const { field, file } = upload;
    const line = say(field, `Sending “${file.name}”`);
    const bar = line.appendChild(document.createElement("progress"));
    bar.setAttribute("aria-label", `Sending ${file.name}`);
    const xhr = new XMLHttpRequest();
    button(line, "Cancel", () => xhr.abort());
    xhr.upload.onprogress = ({ loaded, total }) => {
      // All of it is there: now the site makes it ready, nobody knows how long.
      loaded < total ? (bar.value = loaded / total) : bar.removeAttribute("value");
    };
    xhr.onloadend = () => whenComposed(field, () => end(upload, xhr, line));
    xhr.open("POST", field.dataset.markdownxUploadUrlsPath);
    xhr.setRequestHeader("X-CSRFToken", Previewing.token());
    const data = new FormData();
    data.append("image", file);
    upload.xhr = xhr;
    xhr.send(data);
  }

  /* A word that is being put together from several keys must not be disturbed. */
  function whenComposed(field, act) {
    if (composing === field) {
      field.addEventListener("compositionend", () => setTimeout(act), { once: true });
    } else {
      act();
    }
  }

  function end(upload, xhr, line) {
    const { field, file } = upload;
    const isAborted = xhr.readyState === XMLHttpRequest.UNSENT;
    const { image_code: code, image: problem } = answerOf(xhr);
    upload.xhr = null;
    line.remove();
    const isPlaced = exchange(upload, code ?? "");
    if (code && isPlaced) {
      const done = say(field, `“${file.name}” is in the text: say between the brackets what it shows.`);
      setTimeout(() => done.remove(), SHOWN_FOR);
    } else if (!code && !isAborted) {
      refuse(field, file, reasonOf(xhr, problem), !problem);
    }
    goOn(Boolean(code));
  }

  function answerOf(xhr) {
    try {
      return JSON.parse(xhr.responseText) ?? {};
    } catch {
      return {};
    }
  }

  function reasonOf(xhr, problem) {
    if (problem) {
      return problem[0].replace(/\.$/, "");
    }
    const reasons = { 403: SIGNED_OUT, 413: "it is too large. Make it smaller" };
    return reasons[xhr.status] ?? CUT_OFF;
  }

  /* Puts the picture where the mark is; the cursor stays, or goes into the brackets. */
  function exchange(upload, text) {
    const { field, mark, isAlone } = upload;
    const start = field.value.indexOf(mark);
    if (start < 0 || !field.isConnected) {
      return false;
    }
    const { selectionStart, selectionEnd, scrollTop } = field;
    const active = document.activeElement;
    const place = [window.scrollX, window.scrollY];
    const end = start + mark.length;
    const isHere = active === field && isAlone && selectionEnd === end;
    const moved = (at) => {
      if (at <= start) return at;
      return at < end ? start + text.length : at + text.length - mark.length;
    };
    replace(field, start, end, text);
    const caret = isHere && text ? [start + 2, start + 2] : [moved(selectionStart), moved(selectionEnd)];
    field.setSelectionRange(...caret);
    field.scrollTop = scrollTop;
    active?.focus({ preventScroll: true });
    window.scrollTo(...place);
    return true;
  }

  function replace(field, start, end, text) {
    isOurs = true;
    Editing.replace(field, start, end, text);
    isOurs = false;
  }

  function say(field, words) {
    const line = document.createElement("p");
    line.append(Object.assign(document.createElement("span"), { textContent: words }));
    field.closest(".markdownx").querySelector(".uploads").append(line);
    return line;
  }

  function refuse(field, file, reason, isWorthAnother = false) {
    const line = say(field, `“${file.name}” was not added: ${reason}.`);
    line.className = "refused";
    if (isWorthAnother) {
      button(line, "Try again", () => {
        line.remove();
        add(field, [file], field.selectionStart, field.selectionEnd);
      });
    }
    button(line, "Close", () => line.remove());
  }

  function button(line, words, act) {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    made.addEventListener("click", act);
    line.append(made);
  }

  /* The form goes when all its pictures are there; not, where one was refused. */
  function goOn(isWell) {
    if (!waiting || !isWell) {
      waiting?.line.remove();
      waiting = null;
    } else if (!all.some(isUnderWay)) {
      const { form, submitter, line } = waiting;
      waiting = null;
      line.remove();
      form.requestSubmit(submitter);
    }
  }

  document.addEventListener(
    "submit",
    (event) => {
      const upload = all.find((u) => isUnderWay(u) && u.field.form === event.target);
      if (upload) {
        event.preventDefault();
        event.stopImmediatePropagation();
        waiting?.line.remove();
        const line = say(upload.field, "It is saved as soon as the picture is there.");
        waiting = { form: event.target, submitter: event.submitter, line };
      }
    },
    true,
  );

  /* An upload is one step for undo and redo, unless something was typed meanwhile. */
  function onInput({ target: field, inputType }) {
    const uploads = all.filter((upload) => upload.field === field);
    const repeat = REPEATS[inputType];
    if (!repeat && !isOurs) {
      uploads.filter(isUnderWay).forEach((upload) => (upload.isAlone = false));
    }
    const isLeftOver = (u) => !isUnderWay(u) && u.isAlone && field.value.includes(u.mark);
    if (repeat && uploads.some(isLeftOver)) {
      setTimeout(() => document.execCommand(repeat));
    }
  }

  Editing.picture = (field) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "file", accept: TYPES, multiple: true });
    const { selectionEnd } = field;
    input.addEventListener("change", () => add(field, [...input.files], selectionEnd, selectionEnd));
    input.click();
  };

  document.addEventListener("paste", (event) => {
    const field = editorOf(event.target);
    const { files, types } = event.clipboardData;
    // Office programs add a picture of the text that was copied.
    const isText = types.includes("text/plain") && types.includes("text/html");
    if (field && files.length && !isText) {
      event.preventDefault();
      add(field, [...files], field.selectionStart, field.selectionEnd);
    }
  });

  function placeOf(field, event) {
    const found = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    return found?.offsetNode === field ? found.offset : field.selectionEnd;
  }

  // A file that is dropped beside a field would be opened in place of the form.
  for (const type of ["dragover", "drop"]) {
    document.addEventListener(type, (event) => {
      const holdsFiles = event.dataTransfer.types.includes("Files");
      if (!holdsFiles || event.defaultPrevented || event.target.matches?.("[type=file]")) {
        return;
      }
      event.preventDefault();
      const field = editorOf(event.target);
      event.dataTransfer.dropEffect = field ? "copy" : "none";
      field?.classList.toggle("is-over", type === "dragover");
      if (field && type === "drop") {
        const place = placeOf(field, event);
        add(field, [...event.dataTransfer.files], place, place);
      }
    });
  }
  document.addEventListener("dragleave", (event) => {
    editorOf(event.target)?.classList.remove("is-over");
  });
  document.addEventListener("compositionstart", (event) => (composing = event.target));
  document.addEventListener("compositionend", () => (composing = null));
  document.addEventListener("input", (event) => editorOf(event.target) && onInput(event));
}
