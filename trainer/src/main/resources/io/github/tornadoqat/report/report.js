"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const compare = (a, b) => {
    if (a.dataset.v === undefined) return a.textContent.localeCompare(b.textContent, "en", { numeric: true });
    const x = Number(a.dataset.v), y = Number(b.dataset.v);
    return x === y ? 0 : x - y;
  };
  const missing = (cell) => cell.dataset.v === "NaN";
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((h) => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((r, s) => {
        const a = r.cells[column], b = s.cells[column];
        return missing(a) - missing(b) || (down ? compare(b, a) : compare(a, b));
      });
      body.append(...rows);
    });
  });
}
for (const filter of document.querySelectorAll(".filter")) {
  const rows = [...document.querySelectorAll("table.filtered tbody tr")];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const count = filter.querySelector("output");
  const input = filter.querySelector("input");
  const apply = () => {
    const words = input.value.toLowerCase().split(/\s+/);
    rows.forEach((row, i) => { row.hidden = !words.every((word) => texts[i].includes(word)); });
    count.textContent = rows.filter((row) => !row.hidden).length + " of " + rows.length + " rows";
  };
  input.addEventListener("input", apply);
  filter.hidden = false;
  apply();
}
