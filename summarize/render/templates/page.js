"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (what, inside = document) => [...inside.querySelectorAll(what)];
  const byId = (id) => document.getElementById(id);

  // What is of no use without scripts.
  document.querySelector(".tools").hidden = false;

  // ------------------------------------------------------------ lists of sources, deep links, paper

  // Without scripts the lists of sources stand open, and numbers jump to them.
  const folds = all("details.sources");
  for (const fold of folds) fold.open = false;

  const unfoldTarget = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* taken as it stands */ }
    const target = id && byId(id);
    if (!target) return;
    const story = target.closest(".story");
    if (story && story.hidden) clearFilter();
    const fold = target.closest("details");
    if (fold) fold.open = true;
    if (fold || story) target.scrollIntoView({ block: target === story ? "start" : "center" });
  };

  let printed = [];
  addEventListener("beforeprint", () => {
    printed = all("details:is(.sources, .coverage, .timeline):not([open])");
    for (const fold of printed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of printed) fold.open = false;
  });

  // ------------------------------------------------------------ a statement and its sources

  const close = (cited) => {
    cited.classList.remove("open");
    cited.closest(".story").style.minHeight = "";
    for (const panel of all(".panel", cited)) panel.remove();
    for (const link of all(".cite", cited)) link.setAttribute("aria-expanded", "false");
  };

  // Where the keys go on from when nothing has the focus.
  let last = null;

  const open = (cited, chosen) => {
    last = cited;
    const story = cited.closest(".story");
    const before = cited.getBoundingClientRect().top;
    for (const other of all("[data-cited].open", story)) close(other);
    const panel = document.createElement("ol");
    panel.className = "panel";
    panel.setAttribute("aria-label", "Source sentences");
    const links = all(".cite", cited);
    const several = new Set(links.map((link) => link.hash)).size > 1;
    const shown = new Set();
    for (const link of chosen && cited.matches(".contrast") ? [chosen] : links) {
      if (shown.has(link.hash)) continue;
      shown.add(link.hash);
      const source = byId(link.hash.slice(1)).cloneNode(true);
      source.removeAttribute("id");
      source.classList.toggle("active", several && chosen !== undefined && chosen.hash === link.hash);
      panel.append(source);
    }
    if (!shown.size) return;
    cited.append(panel);
    cited.classList.add("open");
    for (const link of chosen ? [chosen] : links) link.setAttribute("aria-expanded", "true");
    // A panel that stands beside its statement may reach below the end of the card.
    const missing = panel.getBoundingClientRect().bottom - story.getBoundingClientRect().bottom;
    if (missing > 0) story.style.minHeight = `${story.offsetHeight + missing + 24}px`;
    // What was clicked stays where it was when a panel above it goes.
    const moved = cited.getBoundingClientRect().top - before;
    if (moved) scrollBy({ top: moved, behavior: "instant" });
  };

  const toggle = (cited) => (cited.classList.contains("open") ? close(cited) : open(cited));

  for (const link of all(".cite")) link.setAttribute("aria-expanded", "false");

  // ------------------------------------------------------------ a source and its statements

  const forget = () => {
    for (const lit of all(".used")) lit.classList.remove("used");
    byId("said").textContent = "";
  };

  const showUses = (source) => {
    forget();
    const uses = all(".back a", source).map((link) => byId(link.hash.slice(1)));
    source.classList.add("used");
    for (const use of uses) use.classList.add("used");
    const back = source.querySelector(".back");
    byId("said").textContent = back ? back.textContent : "Carries no sentence; a table rests on it";
    const inPanel = source.closest(".panel");
    if (uses.length && !inPanel) uses[0].scrollIntoView({ block: "nearest" });
  };

  // ------------------------------------------------------------ the pointer

  const marking = () => !getSelection().isCollapsed;

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest(".cite");
    if (link) {
      const cited = link.closest("[data-cited]");
      event.preventDefault();
      if (link.getAttribute("aria-expanded") === "true") close(cited);
      else open(cited, link);
      return;
    }
    // Whoever marks text to copy it wants no panel.
    if (event.target.closest("a, button, summary, label, input, dialog") || marking()) return;
    const source = event.target.closest(".source");
    if (source) return showUses(source);
    forget();
    const text = event.target.closest(".statements > li > p");
    if (text) toggle(text.parentElement);
  });

  // ------------------------------------------------------------ the filter

  const stories = all(".story");
  const filter = byId("filter");
  const entries = all("nav li");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let texts = null;

  const applyFilter = () => {
    texts ??= stories.map((story) => fold(`${story.querySelector("header").textContent} ${story.querySelector(".told").textContent}`));
    const words = fold(filter.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    stories.forEach((story, place) => {
      const fits = words.every((word) => texts[place].includes(word));
      story.hidden = !fits;
      entries[place].hidden = !fits;
      shown += fits;
    });
    byId("no-match").hidden = shown > 0;
    filter.nextElementSibling.textContent = words.length ? `${shown} of ${stories.length}` : "";
  };

  const clearFilter = () => {
    filter.value = "";
    applyFilter();
  };

  if (filter) filter.addEventListener("input", applyFilter);

  // ------------------------------------------------------------ the keyboard

  const keys = byId("keys");
  const single = byId("single");
  const REMEMBERED = "summarize-single-keys";
  // From disk, some browsers keep nothing; then the choice holds while the page is open.
  try { single.checked = localStorage.getItem(REMEMBERED) !== "off"; } catch { /* kept nowhere */ }
  single.addEventListener("change", () => {
    try { localStorage.setItem(REMEMBERED, single.checked ? "on" : "off"); } catch { /* kept nowhere */ }
  });
  document.querySelector(".ask").addEventListener("click", () => keys.showModal());

  const go = (stops, step) => {
    const here = document.activeElement === document.body && last ? last : document.activeElement;
    const current = stops.findIndex((stop) => stop === here || stop.contains(here));
    let next;
    if (current >= 0) next = stops[current + step];
    else {
      // From nowhere, the first one in sight.
      const seen = stops.findIndex((stop) => stop.getBoundingClientRect().bottom > 0);
      next = stops[Math.max(0, step > 0 ? seen : seen - 1)];
    }
    if (!next) return;
    last = next;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: next.matches(".story") ? "start" : "nearest" });
    history.replaceState(null, "", `#${next.id}`);
  };

  const statements = () => all(".story:not([hidden]) .statements > li");
  const moves = {
    j: () => go(statements(), 1),
    k: () => go(statements(), -1),
    J: () => go(stories.filter((story) => !story.hidden), 1),
    K: () => go(stories.filter((story) => !story.hidden), -1),
    "/": () => filter && filter.focus(),
    "?": () => keys.showModal(),
  };

  const escape = () => {
    const active = document.activeElement;
    forget();
    if (active === filter) {
      clearFilter();
      return filter.blur();
    }
    const inside = active && active.closest("[data-cited].open");
    for (const cited of inside ? [inside] : all("[data-cited].open")) {
      const link = cited.querySelector('.cite[aria-expanded="true"]');
      const kept = cited === active || active.matches(".cite");
      close(cited);
      if (inside && link && !kept) link.focus();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open) return;
    if (event.key === "Escape") return escape();
    const at = event.target;
    if (event.key === "Enter" && at.matches(".statements > li")) return toggle(at);
    if (!single.checked || at.matches("input, textarea, select") || !Object.hasOwn(moves, event.key)) return;
    event.preventDefault();
    moves[event.key]();
  });

  addEventListener("hashchange", unfoldTarget);
  unfoldTarget();
})();
