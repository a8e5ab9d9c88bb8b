// Search over a prebuilt index that lies in small files beside this page; nothing is asked of any server.
"use strict";
(function () {
  const box = document.getElementById("words");
  const list = document.getElementById("found");
  const status = document.getElementById("status");
  const most = 50;
  const shards = {};
  const titles = {};
  let index = null;

  window.testimonia = {
    start: function (found) { index = found; search(); },
    shard: function (name, words) { shards[name] = words; search(); },
    titles: function (chunk, rows) { titles[chunk] = rows; search(); }
  };

  function fold(words) {
    return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function keyOf(word) {
    return Array.from(word, function (letter) {
      const code = letter.codePointAt(0);
      return code < 128 ? letter : "-" + (code % 64);
    }).join("");
  }

  // true once the file is there; asks for it if it was not asked for yet
  function has(loaded, name, file) {
    if (!(name in loaded)) {
      loaded[name] = null;
      const script = document.createElement("script");
      script.src = "search/" + file + ".js";
      document.head.append(script);
    }
    return loaded[name] !== null;
  }

  function shardsFor(word) {
    const key = keyOf(word);
    return index.shards.filter(function (shard) { return shard.startsWith(key) || key.startsWith(shard); });
  }

  function numbersOf(distances) {
    let number = 0;
    return distances.split(".").map(function (distance) { return (number += parseInt(distance, 36)); });
  }

  function matching(word) {
    if (index.common.some(function (common) { return common.startsWith(word); })) { return null; }
    const hits = new Set();
    shardsFor(word).forEach(function (shard) {
      Object.keys(shards[shard]).forEach(function (known) {
        if (known.startsWith(word)) { numbersOf(shards[shard][known]).forEach(function (n) { hits.add(n); }); }
      });
    });
    return hits;
  }

  function search() {
    const words = fold(box.value).match(/[\p{L}\p{N}]+/gu) || [];
    list.replaceChildren();
    status.textContent = words.length ? "Searching…" : "";
    if (!words.length || !index) { return; }
    const wanted = words.flatMap(shardsFor);
    if (!wanted.map(function (shard) { return has(shards, shard, "words-" + shard); }).every(Boolean)) { return; }
    const sets = words.map(matching).filter(function (set) { return set !== null; });
    let hits = sets.length ? [...sets[0]] : Array.from({ length: index.incidents }, function (_, n) { return n; });
    hits = hits.filter(function (n) { return sets.every(function (set) { return set.has(n); }); });
    hits.sort(function (a, b) { return a - b; });
    show(hits);
  }

  function show(hits) {
    const shown = hits.slice(0, most);
    const chunks = [...new Set(shown.map(function (n) { return Math.floor(n / index.chunk); }))];
    if (!chunks.map(function (chunk) { return has(titles, chunk, "titles-" + chunk); }).every(Boolean)) { return; }
    status.textContent = (hits.length === 1 ? "1 incident" : hits.length + " incidents") +
      (hits.length > most ? ", the first " + most + " of them:" : "");
    shown.forEach(function (n) {
      const row = titles[Math.floor(n / index.chunk)][n % index.chunk];
      const item = document.createElement("li");
      const link = document.createElement("a");
      const where = document.createElement("span");
      link.href = "incidents/" + encodeURIComponent(row[0]) + ".html";
      link.textContent = row[1];
      where.className = "quiet";
      where.textContent = " " + row[2] + " · " + row[0];
      item.append(link, where);
      list.append(item);
    });
  }

  box.addEventListener("input", search);
  const asked = new URLSearchParams(window.location.search).get("q");
  if (asked) { box.value = asked; search(); }
})();
