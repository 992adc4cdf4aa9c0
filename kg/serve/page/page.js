"use strict";
// Asks the endpoint and shows the answer; every value is put in as text, never as markup.
const form = document.getElementById("form");
const query = document.getElementById("query");
const said = document.getElementById("said");
const answer = document.getElementById("answer");

document.getElementById("question").addEventListener("change", (event) => {
  if (event.target.value) query.value = event.target.value;
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  say("…");
  answer.replaceChildren();
  const started = performance.now();
  try {
    const response = await fetch("sparql", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const text = await response.text();
    if (!response.ok) return say(text, true);
    const seconds = ((performance.now() - started) / 1000).toFixed(2);
    const notes = JSON.parse(response.headers.get("kg-notes") || "[]");
    const json = response.headers.get("content-type").startsWith("application/sparql-results+json");
    const rows = json ? show(JSON.parse(text)) : plain(text);
    say([rows, seconds + " s", ...notes].filter(Boolean).join(" · "));
  } catch (error) {
    say(String(error), true);
  }
});

function say(text, wrong = false) {
  said.textContent = text;
  said.classList.toggle("wrong", wrong);
}

function plain(text) {
  answer.append(made("pre", text));
  return "";
}

function show(result) {
  if ("boolean" in result) return String(result.boolean);
  const head = made("tr");
  result.head.vars.forEach((name) => head.append(made("th", name)));
  const table = made("table");
  table.append(head);
  for (const binding of result.results.bindings) {
    const row = made("tr");
    for (const name of result.head.vars) {
      const cell = made("td", binding[name] ? binding[name].value : "");
      if (/#(integer|decimal|double|float)$/.test((binding[name] || {}).datatype)) cell.className = "number";
      row.append(cell);
    }
    table.append(row);
  }
  answer.append(table);
  return result.results.bindings.length + " rows";
}

function made(name, text = "") {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
