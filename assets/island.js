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
  const first = figures.shown;
  let shown = first;
  let isNarrow = narrow();
  let turns = 0;

  /* The component: a place that Plotly draws into. The static chart is hidden once the figure stands. */
  function Curve(props) {
    const place = window.React.useRef(null);
    window.React.useEffect(function () {
      if (!props.figure) return;
      const { data, layout, config } = props.figure;
      window.Plotly.react(place.current, data, layout, config).then((drawn) => {
        box.classList.add("drawn");
        drawn.removeAllListeners("plotly_afterplot");
        drawn.on("plotly_afterplot", () => window.commoncurve.haloed(drawn, drawn.layout));
        window.commoncurve.haloed(drawn, drawn.layout);
      });
    }, [props.figure]);
    return window.React.createElement("div", { id: props.id, ref: place });
  }

  /* The clientside callback: from the view that is chosen to the figure that is drawn. */
  function draw() {
    box.style.minBlockSize = "";
    const fitted = window.commoncurve.fitted(figures.views[shown], box);
    // The words take more height than the static chart has: the box grows, so that nothing is cut.
    if (fitted.layout.height) box.style.minBlockSize = `${fitted.layout.height + box.offsetHeight - island.offsetHeight}px`;
    return fitted;
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

  /* The parts of a view, with those of its place: its groups beside each other. */
  function partsOf(view) {
    const ofView = written("view", view);
    return ofView && [...ofView, ...(written("place", view.split("/")[0]) || [])];
  }

  function written(kind, name) {
    const text = [...document.querySelectorAll(`script[data-${kind}]`)].find((one) => one.dataset[kind] === name);
    if (!text) return null;
    const template = document.createElement("template");
    template.innerHTML = text.textContent;
    return template.content.querySelectorAll("[data-part]");
  }

  /* Put the parts of a view in their places; what a reader has opened stays open, and the focus where it is. */
  function swap(parts) {
    for (const part of parts) {
      const there = document.querySelector(`main [data-part="${part.dataset.part}"]`);
      if (!there) continue;
      there.replaceChildren(...part.childNodes);
      if (part.hasAttribute("aria-label")) there.setAttribute("aria-label", part.getAttribute("aria-label"));
    }
    window.commoncurve.name(island, figures.views[shown]);
    document.getElementById("announced").textContent = island.getAttribute("aria-label");
  }

  function readdress() {
    const query = `?${new URLSearchParams(new FormData(form))}`;
    window.history.pushState(null, "", form.getAttribute("action") + query);
    relink(query);
  }

  function relink(query) {
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

  function show(view, parts) {
    shown = view;
    swap(parts);
    tellMissing();
    redraw();
  }

  function choose() {
    const view = `${chosen("place")}/${chosen("group")}`;
    const parts = partsOf(view);
    if (!parts) return form.requestSubmit();
    readdress();
    show(view, parts);
  }

  /* Back and forward: the view that the address tells, or the one the page began with. */
  function goBack() {
    const asked = new URLSearchParams(window.location.search);
    const [place, group] = first.split("/").map((one, at) => asked.get(["place", "group"][at]) || one);
    const view = `${place}/${group}`;
    const parts = view === shown ? null : partsOf(view);
    if (!parts) return;
    for (const [name, value] of [["place", place], ["group", group]]) {
      if (form.elements[name]) form.elements[name].value = value;
    }
    relink(window.location.search);
    show(view, parts);
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
    window.addEventListener("popstate", goBack);
    form.classList.add("live");
  }
})();
