// Search over a prebuilt index that lies in small files beside this page; nothing is asked of any server.
"use strict";
(function () {
  const box = document.getElementById("words");
  const list = document.getElementById("found");
  const status = document.getElementById("status");
  const loaded = {};
  let incidents = [];

  window.testimoniaIncidents = function (rows) { incidents = rows; search(); };
  window.testimoniaShard = function (name, words) { loaded[name] = words; search(); };

  function fold(words) {
    return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function shardOf(word) {
    const first = word.codePointAt(0);
    return first < 128 ? word.slice(0, 1) : "x" + (first % 64);
  }

  function load(shard) {
    if (shard in loaded) { return; }
    loaded[shard] = null;
    const script = document.createElement("script");
    script.src = "search/" + shard + ".js";
    script.onerror = function () { loaded[shard] = {}; search(); };
    document.head.append(script);
  }

  function matching(word) {
    const shard = loaded[shardOf(word)];
    const hits = new Set();
    for (const key of Object.keys(shard)) {
      if (key.startsWith(word)) { shard[key].forEach(function (number) { hits.add(number); }); }
    }
    return hits;
  }

  function search() {
    const words = fold(box.value).match(/[\p{L}\p{N}]+/gu) || [];
    list.replaceChildren();
    if (!words.length) { status.textContent = ""; return; }
    words.forEach(function (word) { load(shardOf(word)); });
    if (words.some(function (word) { return !loaded[shardOf(word)]; }) || !incidents.length) {
      status.textContent = "Searching…";
      return;
    }
    const sets = words.map(matching);
    const hits = [...sets[0]].filter(function (number) {
      return sets.every(function (set) { return set.has(number); });
    }).sort(function (a, b) { return a - b; });
    status.textContent = hits.length === 1 ? "1 incident" : hits.length + " incidents";
    hits.slice(0, 100).forEach(function (number) {
      const row = incidents[number];
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = "incidents/" + encodeURIComponent(row[0]) + ".html";
      link.textContent = row[0] + " – " + row[1];
      item.append(link, document.createTextNode(" " + row[2]));
      list.append(item);
    });
  }

  box.addEventListener("input", search);
  const asked = new URLSearchParams(window.location.search).get("q");
  if (asked) { box.value = asked; search(); }
})();
