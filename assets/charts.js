/* What a chart needs from the page before Plotly draws it: the page's colours, and the layout for a narrow box. */
(function () {
  "use strict";
  const NARROW = 544; // the same 34rem as in charts.css

  /* Return the colour of a custom property as Plotly can read it, whatever way the style sheet writes it. */
  function colour(name, element) {
    const probe = document.createElement("span");
    probe.style.color = `var(${name})`;
    element.appendChild(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  }

  function coloured(value, look) {
    if (typeof value === "string") return value.startsWith("--cc-") ? look(value) : value;
    if (Array.isArray(value)) return value.map((each) => coloured(each, look));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, coloured(each, look)]));
  }

  /* Return a copy of a figure of `layouts/charts/plotly.py` in the colours and for the width of an element.
     Draw it again when the width passes NARROW, or when the colours change. */
  function fitted(figure, element) {
    const seen = new Map();
    const look = (name) => {
      if (!seen.has(name)) seen.set(name, colour(name, element));
      return seen.get(name);
    };
    const { meta, ...layout } = coloured(figure.layout, look);
    const narrow = element.clientWidth > 0 && element.clientWidth < NARROW ? meta.narrow : {};
    return { data: coloured(figure.data, look), layout: { ...layout, ...narrow }, config: figure.config };
  }

  /* Give the drawing the accessible name that Plotly does not give; the table beside it holds every figure. */
  function name(element, figure) {
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", `${figure.layout.meta.title}. ${figure.layout.meta.summary}`);
  }

  window.commoncurve = Object.assign(window.commoncurve || {}, { fitted, name, narrow: NARROW });
})();
