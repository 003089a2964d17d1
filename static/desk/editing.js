/* What the buttons of the Markdown editor do to a text, so that undo takes it back. */
"use strict";
const Editing = {};
{
  // What stands before the words of a line: of a list, a quotation, a heading.
  const OPENING = /^\s*(?:(?:[-*+]|\d+[.)]|>|#{1,6})\s+)*/;
  const ITEM = /^(\s*)([-*+]|(\d+)([.)]))(\s+)/;
  const LETTER = /[\p{L}\p{M}\p{N}_’'-]/u;
  const EMPHASISED = /(\*{1,3})(?=[^\s*])([^\n]*?[^\s*])\1(?!\*)/g;
  const FORMULA = /(\${1,2})(?=[^\s$])([^$]*?)\1/g;
  const LINK = /\[[^\]\n]*\]\(([^)\s]*)[^)\n]*\)/g;

  /* Undo knows what this command inserts, and nothing of a change to `value`. */
  Editing.replace = (field, start, end, text) => {
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
    const command = text ? "insertText" : "delete";
    if (text !== field.value.slice(start, end) && !document.execCommand(command, false, text)) {
      field.setRangeText(text, start, end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const within = (value, pattern, start, end) =>
    [...value.matchAll(pattern)].find(
      (found) => found.index <= start && end <= found.index + found[0].length,
    );

  function wordAt(value, place) {
    let [start, end] = [place, place];
    while (start > 0 && LETTER.test(value[start - 1])) start -= 1;
    while (end < value.length && LETTER.test(value[end])) end += 1;
    return [start, end];
  }

  /* What is meant: the selection, else the word at the cursor. */
  const meant = ({ value, selectionStart: start, selectionEnd: end }) =>
    start === end ? wordAt(value, start) : [start, end];

  /* The words of each line, as emphasis must neither begin nor end with a space. */
  function spans(value, start, end) {
    const found = [];
    let at = start;
    for (const line of value.slice(start, end).split("\n")) {
      const isWhole = at === 0 || value[at - 1] === "\n";
      let from = at + (isWhole ? line.match(OPENING)[0] : line.match(/^\s*/)[0]).length;
      let to = at + line.trimEnd().length;
      while (from < to && value[from] === "*") from += 1;
      while (from < to && value[to - 1] === "*") to -= 1;
      if (from < to || start === end) {
        found.push([from, Math.max(from, to)]);
      }
      at += line.length + 1;
    }
    return found;
  }

  function starsAround(value, [start, end]) {
    let count = 0;
    while (count < 3 && value[start - 1 - count] === "*" && value[end + count] === "*") {
      count += 1;
    }
    return count;
  }

  const isSet = (stars, size) => (size === 2 ? stars >= 2 : stars % 2 === 1);

  function emphasise(field, size) {
    const { value, selectionStart, selectionEnd } = field;
    let [start, end] = meant(field);
    const around = within(value, EMPHASISED, selectionStart, selectionEnd);
    if (around && isSet(around[1].length, size)) {
      start = around.index + around[1].length;
      end = start + around[2].length;
    }
    const parts = spans(value, start, end);
    if (!parts.length) {
      return;
    }
    const stars = parts.map((part) => starsAround(value, part));
    const isOff = !stars.every((count) => isSet(count, size));
    const wanted = stars.map((count) =>
      isSet(count, size) === isOff ? count : count + (isOff ? size : -size),
    );
    const first = parts[0][0] - stars[0];
    let [at, text] = [first, ""];
    parts.forEach(([from, to], i) => {
      const marks = "*".repeat(wanted[i]);
      text += value.slice(at, from - stars[i]) + marks + value.slice(from, to) + marks;
      at = to + stars[i];
    });
    Editing.replace(field, first, at, text);
    const shift = wanted[0] - stars[0];
    if (selectionStart === selectionEnd) {
      field.setSelectionRange(selectionStart + shift, selectionStart + shift);
    } else {
      const last = first + text.length - wanted.at(-1);
      field.setSelectionRange(first + wanted[0], last);
    }
  }

  Editing.bold = (field) => emphasise(field, 2);
  Editing.italic = (field) => emphasise(field, 1);

  Editing.link = (field) => {
    const { value, selectionStart, selectionEnd } = field;
    const around = within(value, LINK, selectionStart, selectionEnd);
    if (around) {
      const at = around.index + around[0].indexOf("](") + 2;
      field.focus();
      field.setSelectionRange(at, at + around[1].length);
      return;
    }
    const [start, end] = meant(field);
    const text = value.slice(start, end);
    if (/^(https?:\/\/|mailto:)\S+$/.test(text)) {
      Editing.replace(field, start, end, `[text](${text})`);
      field.setSelectionRange(start + 1, start + 5);
      return;
    }
    const words = text || "text";
    Editing.replace(field, start, end, `[${words}](https://)`);
    const at = start + words.length + 3;
    field.setSelectionRange(at, at + "https://".length);
  };

  Editing.formula = (field) => {
    const { value, selectionStart, selectionEnd } = field;
    const around = within(value, FORMULA, selectionStart, selectionEnd);
    if (around) {
      const { index, 0: whole, 2: inner } = around;
      Editing.replace(field, index, index + whole.length, inner.trim());
      field.setSelectionRange(index, index + inner.trim().length);
      return;
    }
    const [start, end] = meant(field);
    const text = value.slice(start, end).trim() || "x^2";
    const [open, close] = text.includes("\n") ? ["$$\n", "\n$$"] : ["$", "$"];
    Editing.replace(field, start, end, open + text + close);
    field.setSelectionRange(start + open.length, start + open.length + text.length);
  };

  Editing.list = (field) => {
    const { value, selectionStart, selectionEnd } = field;
    const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
    // A selection that ends with a line break ends on the line before.
    const isOpen = selectionEnd > selectionStart && value[selectionEnd - 1] === "\n";
    const next = value.indexOf("\n", isOpen ? selectionEnd - 1 : selectionEnd);
    const end = next < 0 ? value.length : next;
    const lines = value.slice(start, end).split("\n");
    const filled = lines.length > 1 ? lines.filter((line) => line.trim()) : lines;
    const isOff = !filled.every((line) => ITEM.test(line));
    const changed = lines.map((line) => {
      if (!filled.includes(line) || ITEM.test(line) === isOff) {
        return line;
      }
      return isOff ? `- ${line}` : line.replace(ITEM, "$1");
    });
    const text = changed.join("\n");
    Editing.replace(field, start, end, text);
    if (selectionStart === selectionEnd) {
      const place = Math.max(start, selectionStart + text.length - (end - start));
      field.setSelectionRange(place, place);
    } else {
      field.setSelectionRange(start, start + text.length);
    }
  };

  /* Enter goes on with a list, and ends it after an empty item. */
  Editing.breakLine = (field) => {
    const { value, selectionStart: at, selectionEnd } = field;
    const start = value.lastIndexOf("\n", at - 1) + 1;
    const found = value.slice(start, at).match(ITEM);
    if (!found || at !== selectionEnd) {
      return false;
    }
    const [opening, indent, mark, number, sign, space] = found;
    if (start + opening.length === at) {
      Editing.replace(field, start, at, "");
    } else {
      const following = number ? Number(number) + 1 + sign : mark;
      Editing.replace(field, at, at, `\n${indent}${following}${space}`);
    }
    return true;
  };
}
