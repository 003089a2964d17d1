/* The search and the filters of a list that is kept as files: what a server would answer
   is put together here, of its words, lines and templates (publications/finding). Run
   before the page is painted, so that nobody sees all works where some are asked for. */

{
  const FILTERS = ["year", "kind", "topic", "author"];
  const GROUPINGS = ["year", "kind", "topic"];
  const PAUSE = 250;
  /* Lines that are there when the others are shown. */
  const AT_ONCE = 10;
  const PARTS = ["count", "found"];
  const part = (id) => document.getElementById(id);
  const kept = new Map();
  const begun = location.pathname;
  let choice = read(location.search);
  let asked = 0;
  let form, list, whole, index, waiting;

  if (isAsked()) document.documentElement.classList.add("finding");
  addEventListener("DOMContentLoaded", begin);

  function begin() {
    form = document.querySelector(".find");
    if (!form) return;
    list = new URL(form.action).pathname;
    whole = PARTS.map((id) => [...part(id).childNodes]);
    form.q.value = choice.q;
    form.addEventListener("focusin", () => loaded().catch(() => {}));
    form.addEventListener("input", (event) => event.isComposing || soon());
    form.addEventListener("compositionend", soon);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      search();
    });
    if (isAsked()) show();
    else if (choice.page > 1) location.replace(`${list}page/${choice.page}/`);
  }

  function soon() {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  }

  function search() {
    clearTimeout(waiting);
    choice = { ...choice, q: cleaned(form.q.value, 300), page: 1 };
    if (isAsked()) show();
    else if (begun === list) showWhole();
    else location.replace(list);
  }

  /* --- What is asked for, as publications/listing/choice.py has it --- */

  function read(address) {
    const said = new URLSearchParams(address);
    const found = { page: Number(said.get("page")) || 1, q: cleaned(said.get("q"), 300) };
    for (const name of FILTERS) found[name] = cleaned(said.get(name), 80);
    const group = said.get("group");
    return { ...found, group: GROUPINGS.includes(group) ? group : "year" };
  }

  function cleaned(text, most) {
    const gaps = /[\x00-\x1f\x7f\s]+/g;
    return (text ?? "").replace(gaps, " ").trim().slice(0, most);
  }

  function isFiltered() {
    return FILTERS.some((name) => choice[name]);
  }

  function isNarrowed() {
    return Boolean(choice.q) || isFiltered();
  }

  function isAsked() {
    return isNarrowed() || choice.group !== "year";
  }

  /* The end of an address: that of the choice but for `changes`. */
  function query(changes) {
    const wanted = { ...choice, page: 1, ...changes };
    const said = new URLSearchParams();
    for (const name of ["q", ...FILTERS]) if (wanted[name]) said.set(name, wanted[name]);
    if (wanted.group !== "year") said.set("group", wanted.group);
    if (wanted.page > 1) said.set("page", wanted.page);
    return `${said}` && `?${said}`;
  }

  /* --- The files --- */

  async function fetched(name, options) {
    const answer = await fetch(`${list}finding/${name}`, options);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer;
  }

  /* What has its content in its name is asked for once. */
  function once(name, read) {
    if (!kept.has(name)) {
      kept.set(name, fetched(name).then(read));
      kept.get(name).catch(() => kept.delete(name));
    }
    return kept.get(name);
  }

  async function loaded() {
    if (index) return;
    const answer = await fetched("works.json", { cache: "no-cache" });
    const found = await answer.json();
    let start = 0;
    found.owners = new Uint32Array(found.lengths.reduce((sum, n) => sum + n + 1, 0));
    found.lengths.forEach((length, work) => {
      found.owners.fill(work, start, start + length);
      start += length + 1;
    });
    index = found;
  }

  /* --- Words, as publications/searching makes and finds them --- */

  const lower = (text) => text.toUpperCase().toLowerCase().replaceAll("ς", "σ");
  const spelt = (text, table) => text.replace(/./gsu, (sign) => table[sign] ?? sign);
  const chunks = (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

  function folded(text) {
    const plain = spelt(lower(text), index.rules.speltOut).normalize("NFKD");
    return lower(plain.replace(new RegExp(index.rules.dropped, "gu"), ""));
  }

  function split(text) {
    return chunks(text.replace(new RegExp(index.rules.unspaced, "gu"), " $& "));
  }

  /* The words in what stands between two spaces, and the same as others write it. */
  function writings(word) {
    const other = spelt(lower(word.normalize("NFC")), index.rules.umlauts);
    const forms = [word, other].map(folded);
    const found = forms.flatMap((text) => [split(text), split(chunks(text).join(""))]);
    return found.filter((words) => words.length);
  }

  /* The works that hold all that is typed; null where there is no word in it. */
  async function holding(typed) {
    const words = typed.split(" ").map(writings).filter((forms) => forms.length);
    const different = new Map(words.map((forms) => [forms.join(), forms]));
    let found = null;
    for (const forms of [...different.values()].slice(0, index.rules.words)) {
      const holders = new Set((await Promise.all(forms.map(worksWith))).flat());
      found = found ? new Set([...found].filter((work) => holders.has(work))) : holders;
    }
    return found;
  }

  /* The last word may go on. */
  async function worksWith(phrase) {
    const isLast = (n) => n === phrase.length - 1;
    const rows = phrase.map((word, n) => places(word, isLast(n)));
    const [first, ...others] = await Promise.all(rows);
    let ends = first;
    for (const row of others) {
      const before = new Set(ends);
      ends = row.filter((place) => before.has(place - 1));
    }
    return ends.map((place) => index.owners[place]);
  }

  async function places(word, goesOn) {
    const fits = (own) => own === word || (goesOn && own.startsWith(word));
    const isBefore = (next) => next && next[0] <= word;
    const names = index.words
      .filter(([own], n) => (own <= word || fits(own)) && !isBefore(index.words[n + 1]))
      .map(([, name]) => name);
    const parts = await Promise.all(names.map((name) => once(name, (a) => a.json())));
    return parts.flatMap((part) =>
      Object.keys(part).filter(fits).flatMap((own) => {
        let place = 0;
        return part[own].map((step) => (place += step));
      }),
    );
  }

  /* --- Works, as publications/listing chooses, counts and groups them --- */

  /* The numbers of those of the choice, newest first, whatever is chosen of `but`. */
  function chosen(words, but) {
    const wanted = index.facets
      .filter(({ name }) => choice[name] && name !== but)
      .map(({ of, name, values }) => [of, values.findIndex(([key]) => key === choice[name])]);
    return [...index.lengths.keys()]
      .filter((work) => !words || words.has(work))
      .filter((work) => wanted.every(([of, place]) => of[work].includes(place)))
      .reverse();
  }

  /* The values of a facet that are listed, and whether there are more. */
  function listed(facet, words, total) {
    const all = counted(facet, words);
    const own = all.find(({ isChosen }) => isChosen) ?? unknown(facet);
    const found = all.filter(({ count }) => count);
    if (!facet.listed) {
      if (own && !own.count) found.splice(placeOf(own, facet, found), 0, own);
      return { values: found.indexOf(own) < facet.seen ? found : first(own, found) };
    }
    const values = found
      .sort((a, b) => b.count - a.count)
      .slice(0, facet.listed)
      .sort((a, b) => b.count - a.count || (lower(a.text) < lower(b.text) ? -1 : 1))
      .filter((one) => own || one.count < total);
    return { values: own ? first(own, values) : values, hasMore: found.length > facet.listed };
  }

  function counted({ name, values, of }, words) {
    const counts = values.map(() => 0);
    for (const work of chosen(words, name)) for (const place of of[work]) counts[place] += 1;
    return values.map(([key, text], place) => {
      const address = name === "author" ? `${list}authors/${key}/` : "";
      return { key, text, address, count: counts[place], isChosen: key === choice[name] };
    });
  }

  /* What the address names and no work is of. */
  function unknown({ name }) {
    const key = choice[name];
    return key ? { key, text: escaped(key), address: "", count: 0, isChosen: true } : null;
  }

  /* Among the values with works: years stand in their order, others come last. */
  function placeOf(own, { name }, found) {
    const isAfter = ({ key }) => key === "none" || key < own.key;
    const place = name === "year" && own.key !== "none" ? found.findIndex(isAfter) : -1;
    return place < 0 ? found.length : place;
  }

  function first(own, values) {
    return [own, ...values.filter((one) => one !== own)];
  }

  /* A row for each work, or by topic for each topic of each work, with its heading. */
  function grouped(works) {
    const facet = index.facets.find(({ name }) => name === choice.group);
    const rank = (place) => facet.values[place]?.[2] ?? place ?? Infinity;
    const rows = works.flatMap((work) => {
      const own = facet.of[work];
      return (own.length ? own : [undefined]).map((place) => ({ work, place }));
    });
    /* By year they are. */
    if (choice.group !== "year") rows.sort((a, b) => rank(a.place) - rank(b.place) || 0);
    return rows.map(({ work, place }) => ({ work, ...heading(facet, place, work) }));
  }

  function heading({ name, values }, place, work) {
    const told = (anchor) => ({ anchor, text: index.headings[anchor] });
    if (place === undefined) return told("no-topic");
    const [key, text] = values[place];
    if (name === "year" && key === "none")
      return told(index.projects.includes(work) ? "projects" : "undated");
    const anchors = { year: `y${key}`, kind: `kind-${key}`, topic: `topic-${key}` };
    return { anchor: anchors[name], text };
  }

  /* The page that is asked for. */
  function paged(rows) {
    const last = Math.max(1, Math.ceil(rows.length / index.page));
    const page = Math.min(choice.page, last);
    const start = (page - 1) * index.page;
    const groups = [];
    for (const row of rows.slice(start, start + index.page)) {
      if (groups.at(-1)?.anchor !== row.anchor) groups.push({ ...row, works: [] });
      groups.at(-1).works.push(row.work);
    }
    const isContinued = start > 0 && rows[start - 1].anchor === groups[0].anchor;
    return { page, last, groups, isContinued };
  }

  /* --- What is shown, of the samples that publications/finding makes of the templates --- */

  async function show() {
    const mine = ++asked;
    const isLate = () => mine !== asked;
    try {
      await loaded();
      const words = await holding(choice.q);
      if (isLate()) return;
      const works = chosen(words);
      const shown = paged(grouped(works));
      const lines = shown.groups.flatMap((group) => group.works).map(line);
      for (const one of lines) one.catch(() => {});
      await Promise.all(lines.slice(0, AT_ONCE));
      if (isLate()) return;
      const parts = drawn(words, works.length, shown);
      const places = shown.groups.flatMap(({ works, box }) => works.map(() => box));
      put(parts, `${list}${query({ page: shown.page })}${location.hash}`);
      for (const [n, one] of lines.entries()) {
        places[n].append(await one);
        if (isLate()) return;
      }
      settle();
    } catch {
      if (!isLate()) showWhole(part("count").dataset.failed);
    }
  }

  function showWhole(told) {
    asked += 1;
    put(whole, told ? location.href : list);
    if (told) part("count").textContent = told;
  }

  function put(parts, address) {
    for (const [n, nodes] of parts.entries()) part(PARTS[n]).replaceChildren(...nodes);
    document.documentElement.classList.remove("finding");
    history.replaceState(null, "", address);
  }

  /* One of the lines that a file has of several works. */
  async function line(work) {
    const name = index.lines[Math.floor(work / index.fold)];
    const lines = await once(name, async (answer) => {
      const box = document.createElement("template");
      box.innerHTML = await answer.text();
      return box.content.children;
    });
    return document.importNode(lines[work % index.fold], true);
  }

  /* What is left to do when all lines are there. */
  function settle() {
    const seen = new Set();
    for (const one of part("found").querySelectorAll(".publication"))
      if (seen.has(one.id)) one.removeAttribute("id");
      else seen.add(one.id);
    const legend = part("found").querySelector(".legend");
    if (part("found").querySelector(".publication abbr")) legend.hidden = false;
    else legend?.remove();
    part(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }

  /* The new nodes of both parts; each group is told which element holds its lines. */
  function drawn(words, total, { page, last, groups, isContinued }) {
    const nothing = choice.q ? (isFiltered() ? "neither" : "no-words") : "no-values";
    const sample = index.samples[total ? (isNarrowed() ? "found" : "whole") : nothing];
    const box = document.createElement("div");
    box.innerHTML = filled(`<div>${sample.count}</div><div>${sample.found}</div>`, {
      found: total.toLocaleString(document.documentElement.lang),
      page,
      pages: last,
      words: escaped(choice.q),
      others: list + link({ year: "", kind: "", topic: "", author: "", group: "year" }),
      before: link({ page: page - 1 }),
      after: link({ page: page + 1 }),
    });
    drawFilters(box.querySelector(".filters"), words, total);
    if (total) {
      drawGrouping(box.querySelector(".grouping"), groups);
      drawGroups(box, groups, isContinued);
      drawPaging(box.querySelector(".paging"), page, last);
      const [equal, downloads] = box.querySelectorAll(".legend");
      equal.hidden = true;
      /* Of a choice there is no file. */
      if (isNarrowed()) downloads.remove();
      else downloads.replaceWith(whole[1].find(isDownloads).cloneNode(true));
    }
    if (last === 1) box.firstElementChild.querySelector(".unseen")?.remove();
    return [...box.children].map((one) => [...one.childNodes]);
  }

  function isDownloads(node) {
    return node.matches?.(".legend:has(a)");
  }

  function drawFilters(box, words, total) {
    const rows = index.facets
      .map((facet) => ({ ...facet, ...listed(facet, words, total) }))
      .filter(({ values }) => values.some((one) => one.isChosen || one.count < total));
    const [label, cell] = box.children;
    const cells = copies(cell, rows, () => label.outerHTML + cell.outerHTML);
    label.remove();
    for (const [n, made] of cells.entries()) drawValues(made.firstElementChild, rows[n]);
    if (!box.children.length) box.remove();
  }

  function drawValues(box, { name, values, seen, hasMore }) {
    for (const one of values) one.query = link({ [name]: one.isChosen ? "" : one.key });
    const [chosen, other, fold] = box.children;
    if (!hasMore) fold.querySelector("p").remove();
    copies(fold.querySelector("li"), values.slice(seen));
    if (values.length <= seen) fold.remove();
    const sample = ({ isChosen }) => (isChosen ? chosen : other).outerHTML;
    const shown = values.slice(0, seen);
    for (const [n, made] of copies(chosen, shown, sample).entries())
      if (!shown[n].address) made.querySelector("a + a")?.remove();
    other.remove();
  }

  function drawGrouping(box, groups) {
    const ways = index.facets
      .filter(({ name }) => GROUPINGS.includes(name))
      .map(({ name, label }) => ({ name, text: label, query: link({ group: name }) }));
    for (const [n, made] of copies(box.querySelector("ul > li"), ways).entries())
      if (ways[n].name !== choice.group) made.firstElementChild.removeAttribute("aria-current");
    const [fewest, most] = index.jumps;
    if (groups.length < fewest || groups.length > most) box.querySelector("nav").remove();
    else copies(box.querySelector("nav li"), groups);
  }

  function drawGroups(box, groups, isContinued) {
    for (const [n, made] of copies(box.querySelector("section"), groups).entries()) {
      made.className = choice.group === "year" ? "year" : "group column";
      if (n || !isContinued) made.querySelector(".count").remove();
      groups[n].box = made.querySelector("ul");
    }
  }

  function drawPaging(box, page, last) {
    const [previous, sample, next] = box.querySelectorAll("li");
    const ways = elided(page, last).map((n) => ({ n, text: n, query: link({ page: n }) }));
    const html = ({ n }) => (n ? sample.outerHTML : "<li>…</li>");
    for (const [n, made] of copies(sample, ways, html).entries())
      if (ways[n].n !== page) made.firstElementChild?.removeAttribute("aria-current");
    if (page === 1) previous.remove();
    if (page === last) next.remove();
    if (last === 1) box.remove();
  }

  /* The numbers of the ends and of those near, as Django has them; 0 for others. */
  function elided(page, last) {
    const isNear = (n) => last <= 8 || n === 1 || n === last || Math.abs(n - page) <= 3;
    const all = Array.from({ length: last }, (_, n) => n + 1);
    const shown = all.map((n) => (isNear(n) || (isNear(n - 1) && isNear(n + 1)) ? n : 0));
    return shown.filter((n, place) => n || shown[place - 1]);
  }

  /* In the place of `sample`, one for each of `items`. */
  function copies(sample, items, html = () => sample.outerHTML) {
    const made = items.map((item) => {
      sample.insertAdjacentHTML("beforebegin", filled(html(item), item));
      return sample.previousElementSibling;
    });
    sample.remove();
    return made;
  }

  /* `values` are HTML. */
  function filled(html, values) {
    const known = { here: list, ...values };
    return html.replace(/@(\w+)@/g, (all, name) => known[name] ?? all);
  }

  function link(changes) {
    return escaped(query(changes));
  }

  function escaped(text) {
    const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
    return text.replace(/[&<>"]/g, (sign) => signs[sign]);
  }
}
