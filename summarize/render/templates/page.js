"use strict";

(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // Without scripts the lists of sources stand open, and numbers jump to them.
  const folds = [...document.querySelectorAll("details.sources")];
  for (const fold of folds) fold.open = false;

  const unfoldTarget = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.closest("details");
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", unfoldTarget);
  unfoldTarget();

  let printed = [];
  addEventListener("beforeprint", () => {
    printed = folds.filter((fold) => !fold.open);
    for (const fold of printed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of printed) fold.open = false;
  });

  const close = (cited) => {
    cited.classList.remove("open");
    for (const panel of cited.querySelectorAll(".panel")) panel.remove();
    for (const link of cited.querySelectorAll(".cite")) link.setAttribute("aria-expanded", "false");
  };

  const open = (cited, chosen) => {
    close(cited);
    const panel = document.createElement("ol");
    panel.className = "panel";
    panel.setAttribute("aria-label", "Source sentences");
    const links = [...cited.querySelectorAll(".cite")];
    const several = new Set(links.map((link) => link.hash)).size > 1;
    const shown = new Set();
    for (const link of chosen && cited.matches(".contrast") ? [chosen] : links) {
      if (shown.has(link.hash)) continue;
      shown.add(link.hash);
      const source = document.getElementById(link.hash.slice(1)).cloneNode(true);
      source.removeAttribute("id");
      source.classList.toggle("active", several && chosen !== undefined && chosen.hash === link.hash);
      panel.append(source);
    }
    if (!shown.size) return;
    cited.append(panel);
    cited.classList.add("open");
    for (const link of chosen ? [chosen] : links) link.setAttribute("aria-expanded", "true");
  };

  for (const link of document.querySelectorAll(".cite")) link.setAttribute("aria-expanded", "false");

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
    const text = event.target.closest(".statements > li > p");
    // Whoever marks text to copy it wants no panel.
    if (!text || !getSelection().isCollapsed) return;
    const cited = text.parentElement;
    if (cited.classList.contains("open")) close(cited);
    else open(cited);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const inside = document.activeElement && document.activeElement.closest("[data-cited].open");
    const opened = inside ? [inside] : [...document.querySelectorAll("[data-cited].open")];
    for (const cited of opened) {
      const link = cited.querySelector('.cite[aria-expanded="true"]');
      close(cited);
      if (inside && link) link.focus();
    }
  });
})();
