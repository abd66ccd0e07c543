/* On a phone the rows of a table stand under each other as blocks, and some browsers then no longer tell those who
   listen that it is a table. The roles say so; they stand here since HTML does not allow them where they are usual. */
(function () {
  "use strict";
  const ROLES = {
    TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell", TH: "columnheader",
  };

  function tell() {
    for (const table of document.querySelectorAll(".stacked table:not([role])")) {
      for (const part of [table, ...table.querySelectorAll("thead, tbody, tfoot, tr, th, td")]) {
        part.setAttribute("role", /^row/.test(part.scope) ? "rowheader" : ROLES[part.tagName]);
      }
    }
  }

  tell();
  // Another view of a chart brings another table.
  new MutationObserver(tell).observe(document.getElementById("main"), { childList: true, subtree: true });
})();
