"""Whether the letters on what can be pressed or filled in stay readable while it has
the focus, lies under the pointer, or is being pressed."""

# No script can hover: the rules for it are made to ask for an attribute instead, which
# weighs as much. Colours are mixed as they lie over each other.
UNREADABLE = r"""
(least) => {
  const CONTROLS =
    "a[href], button, summary, select, textarea, input:not([type=hidden])";
  const OFF = "[disabled], [aria-disabled=true]";
  const PSEUDO = /:(hover|focus-visible|focus|active)(?![\w-])/g;
  const STATES = [
    "", "hover", "focus", "focus focus-visible", "focus hover", "focus hover active",
  ];
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const found = new Map();

  function rgba(colour) {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
      known.set(colour, [[red, green, blue], alpha / 255]);
    }
    return known.get(colour);
  }

  const over = (below, above, alpha) =>
    below.map((part, at) => part + (above[at] - part) * alpha);

  function luminance(colour) {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  // What lies below an element's letters, and what fades them, from the inside out.
  function beneath(element) {
    if (!element) return [rgba("Canvas")[0], []];
    if (!found.has(element)) {
      const [below, veils] = beneath(element.parentElement);
      const { backgroundColor, opacity } = getComputedStyle(element);
      const ground = over(below, ...rgba(backgroundColor));
      found.set(element, [ground, opacity < 1 ? [[below, opacity], ...veils] : veils]);
    }
    return found.get(element);
  }

  function contrastOf(element) {
    let [ground, veils] = beneath(element);
    const pseudo = element.placeholder && !element.value ? "::placeholder" : null;
    const [letters, alpha] = rgba(getComputedStyle(element, pseudo).color);
    let text = over(ground, letters, alpha);
    for (const [below, opacity] of veils) {
      text = over(below, text, opacity);
      ground = over(below, ground, opacity);
    }
    return contrast(text, ground);
  }

  function ask(rules) {
    for (const rule of rules) {
      if (rule.selectorText?.match(PSEUDO))
        rule.selectorText = rule.selectorText.replace(PSEUDO, "[data-state~=$1]");
      if (rule.cssRules) ask(rule.cssRules);
    }
  }

  const hasWords = (element) =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());

  function isSeen(element) {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility() && width > 1 && height > 1;
  }

  for (const sheet of document.styleSheets) ask(sheet.cssRules);
  const controls = [...document.querySelectorAll(CONTROLS)].filter(
    (control) => isSeen(control) && !control.matches(OFF),
  );
  const parts = controls.flatMap((control) =>
    [control, ...control.querySelectorAll("*")]
      .filter((part) => hasWords(part) && isSeen(part))
      .map((part) => [control, part]),
  );
  const around = new Set();
  for (let { parentElement: at } of controls)
    for (; at && !around.has(at); at = at.parentElement) around.add(at);
  const unreadable = {};
  for (const state of STATES) {
    // What is around something lies under the pointer with it.
    for (const at of around) at.dataset.state = state.includes("hover") ? "hover" : "";
    for (const control of controls) control.dataset.state = state;
    found.clear();
    for (const [control, part] of parts) {
      const now = contrastOf(part);
      if (now >= least) continue;
      const name = control.outerHTML.replace(/ data-state="[^"]*"/g, "").slice(0, 100);
      (unreadable[name] ??= []).push(`${now.toFixed(1)} (${state})`);
    }
  }
  for (const at of [...controls, ...around]) delete at.dataset.state;
  const lines = Object.entries(unreadable);
  return lines.map(([name, states]) => `${states.join(", ")}: ${name}`);
}
"""


def unreadable(page, least):
    """What has less contrast than `least` in one of these states, in either scheme."""
    found = []
    for scheme in ["light", "dark"]:
        # Or a colour is looked at on its way.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        said = page.evaluate(UNREADABLE, least)
        found += [f"{scheme}, {fault}" for fault in said]
    return found
