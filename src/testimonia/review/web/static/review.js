// The keyboard and the selecting of words. Every page works without this script, too.
"use strict";
(function () {
  const cards = function () { return [...document.querySelectorAll("#cards .card")]; };
  const text = document.getElementById("text");
  const keys = document.getElementById("keys");
  const search = document.querySelector("[role=search] input");
  let goes = false;

  function here() { return document.querySelector(".card.here") || document.activeElement.closest(".card"); }

  function light(card) {
    document.querySelectorAll(".passage.lit").forEach(function (span) { span.classList.remove("lit"); });
    if (!text || !card || !card.dataset.claim) { return; }
    const spans = [...text.querySelectorAll(".passage")].filter(function (span) {
      return span.dataset.claims.split(" ").includes(card.dataset.claim);
    });
    spans.forEach(function (span) { span.classList.add("lit"); });
    if (spans.length) { spans[0].scrollIntoView({ block: "nearest" }); }
  }

  function stand(card) {
    if (!card) { return; }
    cards().forEach(function (other) { other.classList.toggle("here", other === card); });
    card.focus({ preventScroll: false });
    light(card);
  }

  function step(by) {
    const all = cards();
    const at = all.indexOf(here());
    stand(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
  }

  function press(key) {
    const card = here() || cards()[0];
    const target = (card && card.querySelector('[data-key="' + key + '"]')) || document.querySelector('main > :not(#cards) [data-key="' + key + '"], #add [data-key="' + key + '"]');
    if (!target) { return; }
    if (key === "r") {
      const reason = target.closest("form").querySelector("[name=reason]");
      if (reason && !reason.value) { reason.focus(); return; }
    }
    target.click();
    if (target.tagName === "SUMMARY") {
      const field = target.parentElement.querySelector("select, input:not([type=hidden])");
      if (field) { field.focus(); }
    }
  }

  document.addEventListener("keydown", function (event) {
    const typing = event.target.closest("input, select, textarea");
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (typing) {
      if (event.key === "Escape") { event.target.blur(); stand(event.target.closest(".card")); }
      if (event.key === "Enter" && event.target.name === "reason") {
        const reject = event.target.closest("form").querySelector("[value=reject]");
        if (reject) { event.preventDefault(); reject.click(); }
      }
      return;
    }
    if (goes) {
      const places = { q: "/", i: "/incidents", d: "/documents", f: "/figures", p: "/people", h: "/history" };
      goes = false;
      if (places[event.key]) { window.location.href = places[event.key]; }
      return;
    }
    const moves = { j: 1, k: -1 };
    if (event.key in moves) { step(moves[event.key]); }
    else if (event.key === "g") { goes = true; }
    else if (event.key === "/" && search) { event.preventDefault(); search.focus(); }
    else if (event.key === "?" && keys) { keys.showModal(); }
    else if (event.key === "Enter" && event.target.matches(".card")) {
      const link = event.target.querySelector("a");
      if (link) { link.click(); }
    } else if ("arcwnusdx".includes(event.key)) { event.preventDefault(); press(event.key); }
  });

  document.addEventListener("focusin", function (event) {
    const card = event.target.closest(".card");
    if (card) { cards().forEach(function (other) { other.classList.toggle("here", other === card); }); light(card); }
  });

  // Offsets are counted in Unicode code points, as the record counts them.
  function offsetIn(node, at) {
    const span = (node.nodeType === 3 ? node.parentElement : node).closest("[data-start]");
    return span && text.contains(span) ? Number(span.dataset.start) + [...span.textContent.slice(0, at)].length : null;
  }

  function selected() {
    const selection = window.getSelection();
    if (!text || selection.isCollapsed || !selection.rangeCount) { return null; }
    const range = selection.getRangeAt(0);
    const start = offsetIn(range.startContainer, range.startOffset);
    const end = offsetIn(range.endContainer, range.endOffset);
    return start === null || end === null || end <= start ? null : { start: start, end: end, words: selection.toString() };
  }

  let latest = null;
  document.addEventListener("selectionchange", function () { latest = selected() || latest; });

  document.querySelectorAll("[data-pick]").forEach(function (field) {
    const wrap = document.createElement("span");
    const button = document.createElement("button");
    wrap.className = "pick";
    button.type = "button";
    button.className = "plain";
    button.textContent = text.dataset.pickLabel;
    field.replaceWith(wrap);
    wrap.append(field, button);
    button.addEventListener("click", function () {
      if (!latest) { return; }
      const form = field.form;
      field.value = latest.words.trim();
      if (field.dataset.pick === "count") {
        form.querySelector("[name=count_start]").value = latest.start;
        form.querySelector("[name=count_end]").value = latest.end;
        if (form.action.endsWith("/claims")) { wholeSentence(form, latest); }
        const number = Number(field.value.replace(/,/g, "").match(/\d+/));
        if (number) { form.querySelector("[name=low]").value = number; form.querySelector("[name=high]").value = number; }
      }
    });
  });

  function wholeSentence(form, picked) {
    const all = [...text.textContent];
    let start = picked.start;
    let end = picked.end;
    while (start > 0 && !"\n".includes(all[start - 1]) && !(".!?".includes(all[start - 1]) && /\s/.test(all[start]))) { start -= 1; }
    while (end < all.length && !"\n".includes(all[end]) && !".!?".includes(all[end - 1])) { end += 1; }
    while (start < picked.start && /\s/.test(all[start])) { start += 1; }
    form.querySelector("[name=passage_start]").value = start;
    form.querySelector("[name=passage_end]").value = end;
  }

  if (document.getElementById("again")) { window.setTimeout(function () { window.location.reload(); }, 3000); }

  const show = document.getElementById("show-keys");
  if (keys && show) {
    show.hidden = false;
    show.addEventListener("click", function () { keys.showModal(); });
  }

  // After a decision the list comes back without what was decided: stand where one stood, at what comes next.
  const place = "place " + window.location.pathname;
  document.addEventListener("submit", function () {
    const at = cards().indexOf(here());
    if (at >= 0) { window.sessionStorage.setItem(place, String(at)); }
  });
  const stood = window.sessionStorage.getItem(place);
  window.sessionStorage.removeItem(place);
  if (stood !== null && !window.location.hash) {
    const all = cards();
    stand(all[Math.min(all.length - 1, Number(stood))]);
  }

  if (window.location.hash) { stand(document.getElementById(window.location.hash.slice(1))); }
})();
