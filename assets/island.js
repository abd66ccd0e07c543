/* The island: draws the chosen view with Dash and Plotly inside the box of the static chart, and lets the choosers
   change everything that belongs to a view at once: verdict, marks, chart, table and address.
   The figures and the parts of every place and group are in the document. Another way to look at them (a place beside,
   other years, likely ranges) is read from the document at its address; that of another day is opened. */
(function () {
  "use strict";
  const box = document.getElementById("curve-box");
  const island = document.getElementById("island");
  const form = document.getElementById("choosers");
  const looks = document.getElementById("looks");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const LOOK = ["compare", "from", "to", "ranges", "as_of"];
  /* What a document holds, by how its chart is looked at: `figures`, and the document itself for its parts. */
  const sources = new Map();
  const here = read(document);
  const first = here.figures.shown;
  let source = here;
  let shown = first;
  let wanted = 0;
  let isNarrow = narrow();
  let turns = 0;

  /* Plotly is by far the largest part, so it comes by itself: everything else is ready by the time it is there. */
  const plotly = new Promise(function (there) {
    if (window.Plotly) there();
    else document.getElementById("plotly").addEventListener("load", there);
  }).then(() => speak(JSON.parse(document.getElementById("chart-locale").textContent)));

  function speak(locale) {
    window.Plotly.register(locale);
    window.Plotly.setPlotConfig({ locale: locale.name });
  }

  function read(page) {
    const figures = JSON.parse(page.getElementById("curve-figures").textContent);
    // What is shown stands in the page alone; of this page it will be replaced, so it is kept.
    const own = copied([...page.querySelectorAll("main [data-part]")]);
    const found = { page, figures, own };
    sources.set(keyOf(figures.asked), found);
    return found;
  }

  function keyOf(asked) {
    return LOOK.map((name) => asked[name] || "").join("\n");
  }

  /* The component: a place that Plotly draws into, once it is there and unless another figure is wanted by then. */
  function Curve(props) {
    const place = window.React.useRef(null);
    window.React.useEffect(function () {
      let wanted = Boolean(props.figure);
      plotly.then(() => wanted && !box.hidden && paint(place.current, props.figure));
      return () => { wanted = false; };
    }, [props.figure]);
    return window.React.createElement("div", { id: props.id, ref: place });
  }

  /* The static chart is hidden once the figure stands. */
  function paint(place, { data, layout, config }) {
    window.Plotly.react(place, data, layout, config).then((drawn) => {
      box.classList.add("drawn");
      drawn.removeAllListeners("plotly_afterplot");
      drawn.on("plotly_afterplot", () => window.commoncurve.haloed(drawn, drawn.layout));
      window.commoncurve.haloed(drawn, drawn.layout);
      window.commoncurve.walked(drawn);
    });
  }

  /* The figure of the view that is shown; none where nothing is known of the place and the group together. */
  function drawn() {
    return source.figures.views[shown];
  }

  /* The clientside callback: from the view that is chosen to the figure that is drawn. */
  function draw() {
    box.style.minBlockSize = "";
    box.hidden = !drawn();
    if (box.hidden) return window.dash_clientside.no_update;
    const fitted = window.commoncurve.fitted(drawn(), box);
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
    const chooser = form && form.elements[name];
    return chooser ? chooser.value : shown.split("/")[name === "place" ? 0 : 1];
  }

  /* How the chart is to be looked at, by the choosers; what stays at its first choice is left out. */
  function asked() {
    const fields = new FormData(looks || form || undefined);
    return Object.fromEntries(LOOK.map((name) => [name, fields.get(name)]).filter(([, value]) => value));
  }

  /* The parts of a view, with those of its place (its groups beside each other) and of its group (its map). */
  function partsOf(found, view) {
    const [place, group] = view.split("/");
    const [shownPlace, shownGroup] = (found.figures.shown || "/").split("/");
    const part = (name) => copied(found.own.filter((one) => !name || one.dataset.part === name));
    if (view === found.figures.shown) return part();
    const ofView = written(found, "view", view) || named(written(found, "view", ""), view);
    const ofPlace = shownPlace === place ? part("groups") : written(found, "place", place);
    const ofGroup = shownGroup === group ? part("map") : written(found, "map", group);
    return ofView && [...ofView, ...(ofPlace || []), ...(ofGroup || [blank("map")])];
  }

  function blank(name) {
    const part = document.createElement("div");
    part.dataset.part = name;
    return part;
  }

  /* The parts of a view without figures, with the names of its place and group as the choosers have them. */
  function named(parts, view) {
    const ids = view.split("/");
    const offered = (name, at) => [...(form.elements[name]?.options || [])].find((one) => one.value === ids[at]);
    for (const part of parts || []) {
      for (const place of part.querySelectorAll("[data-names]")) {
        const option = offered(place.dataset.names, place.dataset.names === "place" ? 0 : 1);
        place.textContent = option ? option.dataset.name : "";
        if (option && option.lang) place.lang = option.lang;
      }
    }
    return parts;
  }

  function copied(parts) {
    return parts.map((one) => one.cloneNode(true));
  }

  function written(found, kind, name) {
    const text = [...found.page.querySelectorAll(`script[data-${kind}]`)].find((one) => one.dataset[kind] === name);
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
      there.hidden = part.hidden;
      if (part.hasAttribute("aria-label")) there.setAttribute("aria-label", part.getAttribute("aria-label"));
    }
    if (drawn()) window.commoncurve.name(island, drawn());
    window.commoncurve.copies();
  }

  /* Say politely what is shown now, or that there is nothing to show; first what the name of the view does not tell. */
  function announce(before) {
    const ranges = (one) => one.figures.asked.ranges;
    const turned = looks && ranges(before) !== ranges(source) ? looks.dataset[ranges(source) ? "ranged" : "unranged"] : "";
    const said = (name) => {
      const part = document.querySelector(`main [data-part="${name}"]`).cloneNode(true);
      for (const one of part.querySelectorAll('[aria-hidden="true"]')) one.remove();
      return part.textContent.replace(/\s+/g, " ").replace(/\s+,/g, ",").trim();
    };
    const told = drawn() ? island.getAttribute("aria-label") : [said("names"), said("verdict"), said("undrawn")];
    document.getElementById("announced").textContent = [turned, told].flat().filter(Boolean).join(". ");
  }

  function addressed(place, group, look) {
    const names = form ? ["place", "group"].filter((name) => form.elements[name]) : [];
    const view = names.map((name) => [name, name === "place" ? place : group]);
    return `?${new URLSearchParams([...view, ...Object.entries(look)])}`;
  }

  function relink(query) {
    for (const link of document.querySelectorAll("a[data-keeps-view]")) link.search = query;
  }

  /* Both forms know what is chosen in the other, for whatever is sent to the server. */
  function keepInStep(look) {
    if (looks && form) {
      for (const field of looks.querySelectorAll('input[type="hidden"]')) field.value = chosen(field.name);
    }
    if (!form) return;
    for (const field of form.querySelectorAll('input[type="hidden"]')) field.remove();
    for (const [name, value] of Object.entries(look)) {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
      form.append(field);
    }
  }

  /* Say beforehand which choice has no figures together with what else is chosen. */
  function tellMissing() {
    const [place, group] = [chosen("place"), chosen("group")];
    for (const chooser of document.querySelectorAll("#choosers select, #choose-compare")) {
      for (const option of chooser.options) {
        const view = chooser.name === "group" ? `${place}/${option.value}` : `${option.value}/${group}`;
        const known = !option.value || source.figures.known.includes(view);
        const told = option.dataset.name + (known ? "" : ` \u2013 ${form ? form.dataset.missing : ""}`);
        if (option.textContent !== told) option.textContent = told; // to write it again would cost as much as to change it
        if (chooser.name === "compare") option.hidden = option.disabled = option.value === place;
      }
    }
  }

  function show(found, view, parts) {
    const before = source;
    source = found;
    shown = view;
    swap(parts);
    announce(before);
    tellMissing();
    redraw();
  }

  /* Return what the document at an address holds; none where the address has no chart. */
  async function fetched(look, address) {
    const kept = sources.get(keyOf(look));
    if (kept) return kept;
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok && page.getElementById("curve-figures") ? read(page) : null;
  }

  /* Show a view; where it cannot be shown in this document, open its address. */
  async function turn(place, group, look, { back }) {
    const address = (form || looks).getAttribute("action") + addressed(place, group, look);
    const asking = ++wanted;
    // Whatever is chosen, the document is that of the view this page began with: it alone is sure to have a chart.
    const begun = form ? addressed(...first.split("/"), look) : addressed("", "", look);
    const kept = sources.get(keyOf(look));
    const found = kept || (await fetched(look, (form || looks).getAttribute("action") + begun).catch(() => null));
    if (asking !== wanted) return; // chosen again meanwhile
    const parts = found && partsOf(found, `${place}/${group}`);
    if (!parts) {
      window.location.assign(address);
      return;
    }
    if (!back) window.history.pushState(null, "", address);
    keepInStep(look);
    relink(new URL(window.location.href).search);
    show(found, `${place}/${group}`, parts);
  }

  function choose(event) {
    // Another day changes every part of the page, so it is opened, and only when the reader asks for it.
    if (event.target.name === "as_of") return;
    // Nothing is held beside itself.
    if (looks && looks.elements.compare && looks.elements.compare.value === chosen("place")) looks.elements.compare.value = "";
    turn(chosen("place"), chosen("group"), asked(), { back: false });
  }

  /* Back and forward: the view that the address tells, or the one the page began with. */
  function goBack() {
    const query = new URLSearchParams(window.location.search);
    const [place, group] = first.split("/").map((one, at) => query.get(["place", "group"][at]) || one);
    const look = Object.fromEntries(LOOK.map((name) => [name, query.get(name)]).filter(([, value]) => value));
    if (`${place}/${group}` === shown && sources.get(keyOf(look)) === source) return;
    for (const [name, value] of [["place", place], ["group", group]]) {
      if (form && form.elements[name]) form.elements[name].value = value;
    }
    for (const name of looks ? LOOK : []) {
      const field = looks.elements[name];
      if (field && field.type === "checkbox") field.checked = name in look;
      else if (field) field.value = look[name] || "";
    }
    turn(place, group, look, { back: true });
  }

  window.commoncurve_island = { Curve };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { commoncurve: { draw } });
  dark.addEventListener("change", redraw);
  new ResizeObserver(function () {
    if (narrow() === isNarrow) return;
    isNarrow = narrow();
    redraw();
  }).observe(box);
  for (const one of [form, looks]) {
    if (one) one.addEventListener("change", choose);
  }
  if (form) form.classList.add("live");
  if (form || looks) window.addEventListener("popstate", goBack);
  window.commoncurve.copies();
})();
