/* The island: draws the chosen view with Dash and Plotly inside the box of the static chart, and lets the choosers
   change everything that belongs to a view at once: verdict, marks, chart, table and address.
   The figures and the parts of every view are in the document; nothing is asked of the server. */
(function () {
  "use strict";

  var figures = JSON.parse(document.getElementById("curve-figures").textContent);
  var box = document.getElementById("curve-box");
  var form = document.getElementById("choosers");
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  var shown = figures.shown;
  var turns = 0;
  var narrow = isNarrow();

  function isNarrow() {
    return box.clientWidth < window.commoncurve.narrow;
  }

  function reveal() {
    if (box.querySelector(".js-plotly-plot .plot, .js-plotly-plot .cartesianlayer")) {
      box.classList.add("drawn");
      return true;
    }
    return false;
  }

  function draw() {
    var seen = new MutationObserver(function () {
      if (reveal()) { seen.disconnect(); }
    });
    seen.observe(document.getElementById("island"), { childList: true, subtree: true });
    var fitted = window.commoncurve.fitted(figures.views[shown], box);
    return { data: fitted.data, layout: fitted.layout };
  }

  function redraw() {
    turns += 1;
    window.dash_clientside.set_props("curve-view", { data: shown + "#" + turns });
  }

  function template(key) {
    return Array.prototype.find.call(document.querySelectorAll("template[data-view]"), function (one) {
      return one.dataset.view === key;
    });
  }

  function swap(one) {
    one.content.querySelectorAll("[data-part]").forEach(function (part) {
      var there = document.querySelector("main [data-part='" + part.dataset.part + "']");
      there.replaceChildren.apply(there, part.cloneNode(true).childNodes);
      if (part.hasAttribute("aria-label")) { there.setAttribute("aria-label", part.getAttribute("aria-label")); }
    });
    document.getElementById("island").setAttribute("aria-label", one.dataset.label);
    document.getElementById("announced").textContent = one.dataset.label;
  }

  function readdress() {
    var query = "?" + new URLSearchParams(new FormData(form)).toString();
    window.history.replaceState(null, "", form.getAttribute("action") + query);
    document.querySelectorAll("a[data-keeps-view]").forEach(function (link) { link.search = query; });
  }

  function tellMissing() {
    ["place", "group"].forEach(function (name) {
      var chooser = form.elements[name];
      if (!chooser) { return; }
      Array.prototype.forEach.call(chooser.options, function (option) {
        var key = name === "place" ? option.value + "/" + value("group") : value("place") + "/" + option.value;
        option.textContent = option.dataset.name + (figures.views[key] ? "" : " \u2013 " + form.dataset.missing);
      });
    });
  }

  function value(name) {
    return form.elements[name] ? form.elements[name].value : shown.split("/")[name === "place" ? 0 : 1];
  }

  function choose() {
    var key = value("place") + "/" + value("group");
    var one = template(key);
    if (!one) { form.requestSubmit(); return; }
    shown = key;
    swap(one);
    readdress();
    tellMissing();
    redraw();
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside, { commoncurve: { draw: draw } });
  dark.addEventListener("change", redraw);
  new ResizeObserver(function () {
    if (narrow !== isNarrow()) { narrow = isNarrow(); redraw(); }
  }).observe(box);
  if (form) {
    form.addEventListener("change", choose);
    form.classList.add("live");
  }
})();
