// Values on hover: the point of each series that is nearest to the pointer.
"use strict";
for (const figure of document.querySelectorAll("figure.chart")) {
  const svg = figure.querySelector("svg");
  const data = JSON.parse(figure.querySelector("script").textContent);
  const hover = svg.querySelector(".hover");
  const frame = svg.querySelector(".frame");
  const box = document.createElement("div");
  box.className = "values";
  box.hidden = true;
  figure.append(box);

  const make = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };
  const row = (className, text) => {
    const line = document.createElement("div");
    const span = document.createElement("span");
    line.className = className;
    span.textContent = text;
    line.append(span);
    return line;
  };
  const hide = () => { box.hidden = true; hover.replaceChildren(); };

  const nearest = (series, x, y) => {
    const p = series.points;
    let best = -1, distance = Infinity;
    for (let i = 0; i < p.length; i += 4) {
      const d = Math.abs(p[i] - x) * 1e3 + Math.abs(p[i + 1] - y);
      const far = series.scatter ? Math.hypot(p[i] - x, p[i + 1] - y) : d;
      if (far < distance) { distance = far; best = i; }
    }
    return best < 0 ? null : { px: p[best], py: p[best + 1], x: p[best + 2], y: p[best + 3] };
  };

  svg.addEventListener("pointermove", event => {
    const area = svg.getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / area.width;
    const x = (event.clientX - area.left) * scale, y = (event.clientY - area.top) * scale;
    const plot = frame.getBBox();
    if (x < plot.x || x > plot.x + plot.width || y < plot.y || y > plot.y + plot.height) return hide();

    const found = data.series.map(series => nearest(series, x, y));
    const near = found.filter(point => point).sort((a, b) => Math.abs(a.px - x) - Math.abs(b.px - x))[0];
    if (!near) return hide();

    hover.replaceChildren(make("path", { d: `M${near.px} ${plot.y}v${plot.height}` }));
    box.replaceChildren(row("", `${data.x}: ${near.x.toLocaleString("en", { maximumSignificantDigits: 7 })}`));
    found.forEach((point, i) => {
      if (!point || Math.abs(point.px - near.px) > 12) return;
      const inside = point.py >= plot.y && point.py <= plot.y + plot.height;
      if (inside) hover.append(make("circle", { class: "c" + i % 8, cx: point.px, cy: point.py, r: 4 }));
      box.append(row("c" + i % 8, `${data.series[i].name}: ${point.y}`));
    });

    box.hidden = false;
    const right = near.px > plot.x + plot.width / 2;
    const figureBox = figure.getBoundingClientRect();
    box.style.left = right ? "auto" : `${near.px / scale + 14}px`;
    box.style.right = right ? `${area.width - near.px / scale + 14}px` : "auto";
    box.style.top = `${area.top - figureBox.top + y / scale + 10}px`;
  });
  svg.addEventListener("pointerleave", hide);
}
