/* The island: draws the chosen view with Dash and Plotly inside the box of the static chart, and lets the choosers
   change everything that belongs to a view at once: verdict, marks, chart, table and address.
   The figures and the parts of every view are in the document; nothing is asked of the server. */
(function () {
  "use strict";
  const figures = JSON.parse(document.getElementById("curve-figures").textContent);
  const box = document.getElementById("curve-box");
  const island = document.getElementById("island");
  const form = document.getElementById("choosers");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let shown = figures.shown;
  let isNarrow = narrow();
  let turns = 0;

  /* The component: a place that Plotly draws into. The static chart is hidden once the figure stands. */
  function Curve(props) {
    const place = window.React.useRef(null);
    window.React.useEffect(function () {
      if (!props.figure) return;
      const { data, layout, config } = props.figure;
      window.Plotly.react(place.current, data, layout, config).then(() => box.classList.add("drawn"));
    }, [props.figure]);
    return window.React.createElement("div", { id: props.id, ref: place });
  }

  /* The clientside callback: from the view that is chosen to the figure that is drawn. */
  function draw() {
    return window.commoncurve.fitted(figures.views[shown], box);
  }

  function redraw() {
    turns += 1;
    window.dash_clientside.set_props("curve-drawn", { view: `${shown} ${turns}` });
  }

  function narrow() {
    return box.clientWidth < window.commoncurve.narrow;
  }

  function chosen(name) {
    const chooser = form.elements[name];
    return chooser ? chooser.value : shown.split("/")[name === "place" ? 0 : 1];
  }

  function partsOf(view) {
    const written = [...document.querySelectorAll("script[data-view]")].find((one) => one.dataset.view === view);
    if (!written) return null;
    const template = document.createElement("template");
    template.innerHTML = written.textContent;
    return template.content.querySelectorAll("[data-part]");
  }

  /* Put the parts of a view in their places; what a reader has opened stays open, and the focus where it is. */
  function swap(parts) {
    for (const part of parts) {
      const there = document.querySelector(`main [data-part="${part.dataset.part}"]`);
      there.replaceChildren(...part.childNodes);
      if (part.hasAttribute("aria-label")) there.setAttribute("aria-label", part.getAttribute("aria-label"));
    }
    window.commoncurve.name(island, figures.views[shown]);
    document.getElementById("announced").textContent = island.getAttribute("aria-label");
  }

  function readdress() {
    const query = `?${new URLSearchParams(new FormData(form))}`;
    window.history.replaceState(null, "", form.getAttribute("action") + query);
    for (const link of document.querySelectorAll("a[data-keeps-view]")) link.search = query;
  }

  /* Say beforehand which choice has no figures together with what else is chosen. */
  function tellMissing() {
    for (const chooser of form.querySelectorAll("select")) {
      for (const option of chooser.options) {
        const view = chooser.name === "place" ? `${option.value}/${chosen("group")}` : `${chosen("place")}/${option.value}`;
        option.textContent = option.dataset.name + (figures.known.includes(view) ? "" : ` \u2013 ${form.dataset.missing}`);
      }
    }
  }

  function choose() {
    const view = `${chosen("place")}/${chosen("group")}`;
    const parts = partsOf(view);
    if (!parts) return form.requestSubmit();
    shown = view;
    swap(parts);
    readdress();
    tellMissing();
    redraw();
  }

  window.commoncurve_island = { Curve };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { commoncurve: { draw } });
  dark.addEventListener("change", redraw);
  new ResizeObserver(function () {
    if (narrow() === isNarrow) return;
    isNarrow = narrow();
    redraw();
  }).observe(box);
  if (form) {
    form.addEventListener("change", choose);
    form.classList.add("live");
  }
})();
