"use strict";
(() => {
  const outcomes = [["allowed", "Allowed"], ["failed", "Failed"], ["denied", "Denied"], ["unknown", "Unknown"]];

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  /* Each series is drawn over the sum of the previous ones, so the last sum is drawn first. */
  const stacked = data => {
    const kinds = outcomes.filter(([key]) => data[key].some(count => count > 0));
    let sum = data.from.map(() => 0);
    return kinds.map(([key, name]) => {
      sum = sum.map((count, i) => count + data[key][i]);
      return { key, name, sum };
    }).reverse();
  };

  /* A gap has an interval of zero at each end. Months without requests do not fill the page with points. */
  const withGaps = data => {
    const filled = { from: [], interval: data.interval };
    outcomes.forEach(([key]) => { filled[key] = []; });
    const add = (time, i) => {
      filled.from.push(time);
      outcomes.forEach(([key]) => filled[key].push(i < 0 ? 0 : data[key][i]));
    };
    data.from.forEach((time, i) => {
      const end = i > 0 ? data.from[i - 1] + data.interval : time;
      if (end < time) add(end, -1);
      if (end + data.interval < time) add(time - data.interval, -1);
      add(time, i);
    });
    return filled;
  };

  /* The labels of the axis, in 24 hours. A second line has the date where it changes. */
  const times = [
    [31536000, "{YYYY}", null, null, null, null, null, null, 1],
    [2419200, "{YYYY}-{MM}", null, null, null, null, null, null, 1],
    [86400, "{MM}-{DD}", "\n{YYYY}", null, null, null, null, null, 1],
    [60, "{HH}:{mm}", "\n{YYYY}-{MM}-{DD}", null, "\n{MM}-{DD}", null, null, null, 1],
    [1, "{HH}:{mm}:{ss}", "\n{YYYY}-{MM}-{DD}", null, "\n{MM}-{DD}", null, null, null, 1],
  ];

  const draw = (figure, data) => {
    const colour = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
    const layers = stacked(data);
    const axis = { stroke: colour("soft"), grid: { stroke: colour("line"), width: 1 }, ticks: { stroke: colour("line") } };
    figure.replaceChildren();
    return new uPlot({
      width: figure.clientWidth,
      height: 260,
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      scales: { x: { range: (u, from, to) => [from, to + data.interval] }, y: { range: (u, from, to) => [0, to * 1.05 || 1] } },
      axes: [{ ...axis, values: times }, { ...axis, size: 70 }],
      series: [
        { label: "From (UTC)", value: (u, time) => time == null ? "-" : new Date(time * 1000).toISOString().slice(0, 19) + "Z" },
        ...layers.map(layer => ({
          label: layer.name,
          fill: colour(layer.key),
          stroke: colour(layer.key),
          width: 0,
          points: { show: false },
          paths: uPlot.paths.stepped({ align: 1 }),
          value: (u, sum, series, i) => i == null ? "-" : String(data[layer.key][i]),
        })),
      ],
      hooks: { draw: [() => { figure.dataset.drawn = layers.length; }] },
    }, [data.from, ...layers.map(layer => layer.sum)], figure);
  };

  const chart = figure => {
    const data = withGaps(JSON.parse(document.getElementById("data").textContent));
    let plot = draw(figure, data);
    new ResizeObserver(() => plot.setSize({ width: figure.clientWidth, height: 260 })).observe(figure);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      plot.destroy();
      plot = draw(figure, data);
    });
  };

  const compare = (one, other) => {
    const a = one.dataset.value, b = other.dataset.value;
    return a === undefined || b === undefined
      ? one.textContent.localeCompare(other.textContent, "en", { numeric: true })
      : Number(a) - Number(b);
  };

  const sort = (table, head, column) => {
    const up = head.getAttribute("aria-sort") === "descending"
      || !head.hasAttribute("aria-sort") && !head.classList.contains("number");
    table.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => (up ? 1 : -1) * compare(a.cells[column], b.cells[column]));
    table.tBodies[0].append(...rows);
  };

  const filter = (table, words, shown) => {
    const rows = [...table.tBodies[0].rows];
    const wanted = words.toLowerCase().split(/\s+/);
    rows.forEach(row => {
      const text = [...row.cells].map(cell => cell.textContent).join(" ").toLowerCase();
      row.hidden = !wanted.every(word => text.includes(word));
    });
    shown.textContent = rows.filter(row => !row.hidden).length + " of " + rows.length + " rows";
  };

  document.querySelectorAll("table").forEach(table => {
    if (table.closest("figure")) return;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = element("button", head.textContent);
      button.type = "button";
      button.addEventListener("click", () => sort(table, head, column));
      head.replaceChildren(button);
    });
    const shown = element("output", "");
    const label = element("label", "Filter ");
    const input = element("input", "");
    input.type = "search";
    input.addEventListener("input", () => filter(table, input.value, shown));
    label.append(input);
    const tools = element("div", "");
    tools.className = "tools";
    tools.append(label, shown);
    table.parentElement.before(tools);
    filter(table, "", shown);
  });

  const figure = document.getElementById("chart");
  if (figure) chart(figure);
})();
