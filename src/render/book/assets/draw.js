// Drawings: the strip of a month, and the figures that the documents have too.

const SVG = "http://www.w3.org/2000/svg";
const shape = (tag, props, ...children) => filled(document.createElementNS(SVG, tag), props, children);

/** The days of a month with what was not as it should be; what it says is told in words beside it. */
function strip(data, label) {
  const { days, name } = front.zones[data.zone];
  const [from, to] = [days[0], days[days.length - 1]];
  const x = (at) => (Math.min(Math.max(at, from), to) - from) / (to - from) * 1000;
  const used = new Set();
  const row = (r) => {
    const drawn = shape("svg", { viewBox: "0 0 1000 20", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" });
    drawn.append(shape("rect", { class: "absent", x: 0, y: 0, width: 1000, height: 20 }));
    for (const [a, b] of r.in_force || [[from, to]]) drawn.append(shape("rect", { class: "worked", x: x(a), y: 0, width: x(b) - x(a), height: 20 }));
    for (const day of days.slice(1, -1)) drawn.append(shape("line", { class: "day", x1: x(day), x2: x(day), y1: 0, y2: 20 }));
    for (const s of r.stretches || []) {
      used.add(s.state);
      const width = Math.max(x(s.to) - x(s.from), 3.5);
      const half = s.state === "degraded" ? 10 : 0;
      const left = Math.min(x(s.from), 1000 - width);
      drawn.append(shape("rect", { class: `is-${s.state}`, x: left, y: half, width, height: 20 - half }));
    }
    return [el("div", { class: "strip-name" }, r.service, r.place ? el("span", null, r.place) : null), el("div", { class: "strip-bar" }, drawn)];
  };
  const rows = data.rows.map(row);
  const ticks = days.slice(0, -1).map((_, i) => el("span", { class: i === 0 || (i + 1) % 5 === 0 ? "five" : null }, i + 1));
  const words = { down: "down", degraded: "degraded", silent: "nothing watched, counted as down", "not-counted": "does not count" };
  const key = ["down", "degraded", "silent", "not-counted"].filter((s) => used.has(s));
  return el("figure", { class: "strip" },
    el("div", { class: "strip-rows" }, rows, el("div", { class: "strip-name" }, el("span", null, name)), el("div", { class: "strip-days", "aria-hidden": "true" }, ticks)),
    el("figcaption", null, label, key.length ? el("span", { class: "key" }, key.map((s) => el("span", null, el("i", { class: `swatch is-${s}`, "aria-hidden": "true" }), words[s]))) : null));
}

const role = (colour) => (typeof colour === "string" ? `c-${colour}` : "c-ink");
const painted = (fill, stroke) => [fill ? `fill ${role(fill)}` : "hollow", stroke ? `line l-${role(stroke.colour)}` : ""].join(" ");
const inked = (stroke) => (stroke ? { "stroke-width": stroke.width / 10, "stroke-dasharray": stroke.dashed ? "10 10" : null } : {});

const SHAPES = {
  rect: (s) => shape("rect", { x: s.x, y: s.y, width: s.w, height: s.h, class: painted(s.fill, s.stroke), ...inked(s.stroke) }),
  line: (s) => shape("line", { x1: s.x1, y1: s.y1, x2: s.x2, y2: s.y2, class: painted(null, s.stroke), ...inked(s.stroke) }),
  circle: (s) => shape("circle", { cx: s.x, cy: s.y, r: s.r, class: painted(s.fill, s.stroke), ...inked(s.stroke) }),
  text: (s) => shape("text", { x: s.x, y: s.y, "font-size": s.size * 0.353, "text-anchor": s.anchor, class: `fill ${role(s.fill)}`, "font-weight": s.bold ? 600 : null }, s.text),
};

/** A figure of a document, in the colours of the page. */
function figure(drawing) {
  const drawn = shape("svg", { viewBox: `0 0 ${drawing.width} ${drawing.height}`, role: "img", "aria-label": drawing.alt });
  for (const one of drawing.shapes) {
    const [kind, s] = Object.entries(one)[0];
    if (SHAPES[kind]) drawn.append(SHAPES[kind](s));
  }
  return el("figure", { class: "drawing" }, el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline, drawn" }, drawn), el("figcaption", null, drawing.alt));
}
