// Records in golden.json anew what citeproc-js makes of the works that stand in it.
//
//   npm install --no-save citeproc
//   node record.mjs STYLES LOCALE
//
// STYLES is a folder with the official .csl files, LOCALE the file locales-en-US.xml;
// neither is part of this project. A work that is new in golden.json needs only `item`.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";

const require = createRequire(`${process.cwd()}/`);
const CSL = require("citeproc");
const GOLDEN = new URL("golden.json", import.meta.url);
const STYLES = {
  apa: "apa",
  ieee: "ieee",
  acm: "association-for-computing-machinery",
  chicago: "chicago-author-date",
  mla: "modern-language-association",
};
const OPENING = { "<i>": "i", "<sub>": "sub", "<sup>": "sup" };

const [, , folder, localeFile] = process.argv;
const locale = readFileSync(localeFile, "utf8");
const { works } = JSON.parse(readFileSync(GOLDEN, "utf8"));
const styles = {};
for (const work of works) work.expected = {};
for (const [style, name] of Object.entries(STYLES)) record(style, name);
const lines = works.map((work) => JSON.stringify(work)).join(",\n");
const header = JSON.stringify(
  { "citeproc-js": CSL.PROCESSOR_VERSION, styles }, null, 2,
).slice(0, -2);
writeFileSync(GOLDEN, `${header},\n  "works": [\n${lines}\n  ]\n}\n`);

function record(style, name) {
  const csl = readFileSync(`${folder}/${name}.csl`, "utf8");
  const found = (tag) => csl.match(new RegExp(`<${tag}>([^<]*)`))[1];
  styles[style] = `${name}, ${found("title")}, updated ${found("updated")}`;
  let current;
  const system = { retrieveLocale: () => locale, retrieveItem: () => current };
  const engine = new CSL.Engine(system, csl, "en-US", true);
  const printed = (format) => {
    engine.setOutputFormat(format);
    engine.updateItems([]);
    engine.updateItems([current.id]);
    return engine.makeBibliography()[1][0];
  };
  works.forEach((work, number) => {
    current = { ...structuredClone(work.item), id: `work${number}` };
    const html = canonical(printed("html"));
    const text = printed("text").replace(/^\[1\] /, "").replace(/ +/g, " ").trim();
    if (plain(html) !== text) throw new Error(`${html} is not ${text}`);
    work.expected[style] = html;
  });
}

// Each run of text in elements of its own, so that italics within italics are upright
// without a style attribute, and one space where the processor leaves two.
function canonical(html) {
  const bare = html
    .replace(/<div class="csl-left-margin">.*?<\/div>/, "")
    .replace(/<\/?div[^>]*>/g, "")
    .replace(/ +/g, " ")
    .trim();
  const italics = [];
  const raised = [];
  const runs = [];
  for (const part of bare.split(/(<[^>]*>)/)) {
    const tag = OPENING[part];
    if (tag === "i" || part.startsWith("<span")) italics.push(tag === "i");
    else if (part === "</i>" || part === "</span>") italics.pop();
    else if (tag) raised.push(tag);
    else if (part === "</sub>" || part === "</sup>") raised.pop();
    else if (part) add(runs, part, [...raised, ...(italics.at(-1) ? ["i"] : [])]);
  }
  return runs.map(({ text, tags }) => wrapped(entities(text), tags)).join("");
}

function add(runs, text, tags) {
  const last = runs.at(-1);
  if (last && `${last.tags}` === `${tags}`) last.text += text;
  else runs.push({ text, tags });
}

function wrapped(text, tags) {
  return tags.reduceRight((inner, tag) => `<${tag}>${inner}</${tag}>`, text);
}

function entities(text) {
  return text
    .replace(/&#38;/g, "&amp;")
    .replace(/&#60;/g, "&lt;")
    .replace(/&#62;/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#x27;");
}

function plain(html) {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, "&");
}
