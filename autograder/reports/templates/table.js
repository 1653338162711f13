// Sorting and searching of the students' table. Without it the table is whole all the same.
(() => {
  "use strict";
  const table = document.getElementById("students");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const said = document.getElementById("found");
  const keys = rows.map((row) => Array.from(row.cells, (cell) => cell.dataset.key ?? cell.textContent.trim()));
  const at = new Map(rows.map((row, i) => [row, i]));
  const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

  function compare(a, b) {
    const x = Number(a), y = Number(b);
    if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    if ((a === "") !== (b === "")) return a === "" ? 1 : -1;
    return order.compare(a, b);
  }

  function sort(column) {
    const head = heads[column];
    const down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((other) => {
      other.removeAttribute("aria-sort");
      const arrow = other.querySelector(".arrow");
      if (arrow) arrow.textContent = "";
    });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    head.querySelector(".arrow").textContent = down ? " ▼" : " ▲";
    const sorted = rows.slice().sort((a, b) => {
      const result = compare(keys[at.get(a)][column], keys[at.get(b)][column]);
      return (down ? -result : result) || at.get(a) - at.get(b);
    });
    body.append(...sorted);
  }

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    const arrow = document.createElement("span");
    arrow.className = "arrow";
    arrow.setAttribute("aria-hidden", "true");
    button.append(arrow);
    button.addEventListener("click", () => sort(column));
    head.append(button);
  });

  const search = document.getElementById("search");
  search.hidden = false;
  const texts = rows.map((row) => row.textContent.toLowerCase());
  search.querySelector("input").addEventListener("input", (event) => {
    const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, i) => {
      row.hidden = !words.every((word) => texts[i].includes(word));
      if (!row.hidden) shown += 1;
    });
    said.textContent = said.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
  });
})();
