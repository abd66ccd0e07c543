/* What a chart needs from the page: before Plotly draws it, the page's colours and the layout for a narrow box; and
   once it is drawn, a way along its figures by the arrow keys, each of them spoken. */
(function () {
  "use strict";
  const NARROW = 544; // the same 34rem as in charts.css
  const LEAST_PLOT = 120;

  /* Return the colour of a custom property as Plotly can read it, whatever way the style sheet writes it. */
  function colour(name, element) {
    const probe = document.createElement("span");
    probe.style.color = `var(${name})`;
    element.appendChild(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  }

  /* The colours that were found, as long as nothing that decides them changes: each costs a look at the whole page. */
  const found = new Map();
  for (const what of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)", "print"]) {
    window.matchMedia(what).addEventListener("change", () => found.clear());
  }

  function look(name, element) {
    if (!found.has(name)) found.set(name, colour(name, element));
    return found.get(name);
  }

  function coloured(value, own) {
    if (typeof value === "string") return value.startsWith("--cc-") ? own(value) : value;
    if (Array.isArray(value)) return value.map((each) => coloured(each, own));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, coloured(each, own)]));
  }

  /* Return the width and height inside an element's padding. */
  function inside(element) {
    const style = getComputedStyle(element);
    const less = (one, other) => parseFloat(style[one]) + parseFloat(style[other]);
    return {
      width: element.clientWidth - less("paddingLeft", "paddingRight"),
      height: element.clientHeight - less("paddingTop", "paddingBottom"),
    };
  }

  /* Give the plot whatever height the words above and below it leave, when the element already has a height
     (that of the static chart); Plotly then fills the element. */
  function filled(layout, height) {
    const above = layout.margin.t;
    const below = layout.yaxis.domain[0] * (layout.height - above);
    if (height - above - below < LEAST_PLOT) return layout;
    const { height: own, ...rest } = layout;
    return { ...rest, yaxis: { ...layout.yaxis, domain: [below / (height - above), 1] } };
  }

  /* Return a copy of a figure of `layouts/charts/plotly.py` in the colours and for the room of an element.
     Draw it again when the width passes NARROW, when the height changes, or when the colours do. */
  function fitted(figure, element) {
    const room = inside(element);
    const own = (name) => look(name, element);
    const { meta, ...layout } = coloured(figure.layout, own);
    const narrow = room.width > 0 && room.width < NARROW ? meta.narrow : {};
    const whole = filled({ ...layout, ...narrow }, room.height);
    return { data: coloured(figure.data, own), layout: whole, config: figure.config };
  }

  /* Give the drawing the accessible name that Plotly does not give; the table beside it holds every figure. */
  function name(element, figure) {
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", `${figure.layout.meta.title}. ${figure.layout.meta.summary}`);
  }

  /* Give the written figures their halo, so that no line strikes through them; Plotly gives its words no classes. */
  function haloed(element, layout) {
    for (const one of element.querySelectorAll(".annotation")) {
      one.classList.toggle("cc-halo", layout.annotations[one.dataset.index]?.name === "figure");
    }
  }

  /* Everything of a drawn chart that says something when it is pointed at, from left to right; of one period the
     figure comes first. */
  const ORDER = ["figures", "beside", "absences", "withheld", "headed", "other", "target"];

  function stations(drawn) {
    const found = [];
    drawn.data.forEach((trace, curveNumber) => {
      const rank = ORDER.indexOf(trace.meta);
      if (rank < 0 || !Array.isArray(trace.hovertext)) return;
      trace.hovertext.forEach((said, pointNumber) => {
        if (said) found.push({ curveNumber, pointNumber, said, rank, at: trace.x[pointNumber] });
      });
    });
    return found.sort((one, other) => one.at - other.at || one.rank - other.rank);
  }

  /* What Plotly writes in several lines, as one sentence for those who hear it. */
  function spoken(written) {
    const text = document.createElement("template");
    text.innerHTML = written.replaceAll("<br>", "; ");
    return text.content.textContent;
  }

  /* Let the arrow keys walk along a drawn chart: the place is shown as a pointer would show it, and spoken. */
  function walked(drawn) {
    const walk = document.getElementById("walk");
    const told = document.getElementById("walked");
    if (!walk) return;
    const each = stations(drawn);
    let at = -1;

    function leave() {
      at = -1;
      told.textContent = "";
      window.Plotly.Fx.unhover(drawn);
      drawn.querySelectorAll(".hoverlayer > *").forEach((one) => one.remove());
    }

    /* Whoever walks against an end hears so, each time anew: what is written again unchanged is not spoken. */
    function stop(place) {
      at = Math.min(Math.max(place, 0), each.length - 1);
      const { curveNumber, pointNumber, said } = each[at];
      window.Plotly.Fx.hover(drawn, [{ curveNumber, pointNumber }]);
      const end = place < 0 ? walk.dataset.first : place > at ? walk.dataset.last : "";
      const heard = [end, spoken(said)].filter(Boolean).join(" ");
      told.textContent = told.textContent === heard ? `${heard}\u00a0` : heard;
    }

    const newest = each.findLastIndex((one) => one.rank === 0);
    const steps = {
      ArrowRight: () => stop(at < 0 ? 0 : at + 1),
      ArrowLeft: () => stop(at < 0 ? newest : at - 1),
      Home: () => stop(0),
      End: () => stop(each.length - 1),
    };
    walk.onkeydown = (event) => {
      const step = steps[event.key];
      if (!step || !each.length || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      step();
    };
    walk.onblur = leave;
    // What a pointer has brought up goes with the same key.
    document.onkeydown = (event) => {
      if (event.key === "Escape") leave();
    };
    walk.hidden = false;
  }

  /* A reader shares the view as the telephone does it, else by its address in the clipboard. */
  async function share(button) {
    const shown = { title: document.title, text: document.querySelector(".verdict").textContent.trim(), url: window.location.href };
    if (navigator.share) return navigator.share(shown).catch(() => null); // whoever leaves without sharing has answered
    await navigator.clipboard.writeText(shown.url);
    button.textContent = button.dataset.copied;
    document.getElementById("announced").textContent = button.dataset.copied;
  }

  /* Let the buttons share, or copy what they name; without a clipboard the text can be marked by hand. */
  function copies() {
    for (const button of document.querySelectorAll("main [data-shares]")) {
      button.parentElement.hidden = !(navigator.share || navigator.clipboard);
      button.onclick = () => share(button);
    }
    if (!navigator.clipboard) return;
    for (const button of document.querySelectorAll("main [data-copies]")) {
      button.parentElement.hidden = false;
      button.onclick = async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
        button.textContent = button.dataset.copied;
        document.getElementById("announced").textContent = button.dataset.copied;
      };
    }
  }

  window.commoncurve = Object.assign(window.commoncurve || {}, { copies, fitted, haloed, name, narrow: NARROW, walked });
})();
