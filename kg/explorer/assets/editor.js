// A SPARQL editor: colours, completion of the vocabulary's terms; the text goes back to Python when it is run.
export default function ({ data, parentElement, setTriggerValue }) {
  const ace = globalThis.ace;
  let box = parentElement.querySelector(".editor-box");
  if (!box) {
    box = document.createElement("div");
    box.className = "editor-box";
    const text = document.createElement("div");
    const bar = document.createElement("div");
    bar.className = "editor-bar";
    const run = document.createElement("button");
    run.type = "button";
    run.className = "editor-run";
    const hint = document.createElement("small");
    bar.append(run, hint);
    box.append(text, bar);
    parentElement.appendChild(box);
    box.hint = hint;
    box.run = run;
    box.editor = start(ace, text, box);
    run.addEventListener("click", () => box.send("ran", box.editor.getValue()));
  }
  box.send = setTriggerValue;
  box.run.textContent = data.words.run;
  box.hint.textContent = data.words.keys;
  box.terms = data.terms;
  box.editor.textInput.getElement().setAttribute("aria-label", data.words.label);
  mark(box.editor, data.line, data.reason);
  if (box.given !== data.query) {
    box.given = data.query;
    if (box.editor.getValue() !== data.query) box.editor.setValue(data.query, -1);
  }
}

function start(ace, place, box) {
  const editor = ace.edit(place, {
    mode: "ace/mode/sparql", theme: "ace/theme/textmate", useWorker: false, minLines: 10, maxLines: 30, fontSize: 14,
    tabSize: 2, wrap: true, showPrintMargin: false, enableBasicAutocompletion: true, enableLiveAutocompletion: true,
    enableKeyboardAccessibility: true,
  });
  editor.completers = [{
    identifierRegexps: [/[a-zA-Z_0-9:]/],
    getCompletions: (_editor, _session, _position, _prefix, tell) => tell(null, box.terms),
  }];
  editor.commands.addCommand({
    name: "run", bindKey: { win: "Ctrl-Enter", mac: "Command-Enter" }, exec: () => box.send("ran", editor.getValue()),
  });
  return editor;
}

function mark(editor, line, reason) {
  const session = editor.getSession();
  session.setAnnotations(line ? [{ row: line - 1, column: 0, text: reason, type: "error" }] : []);
}
