// Draws a picture with sigma.js: positions, sizes, colours and words come ready; a click goes back to Python.
export default function ({ data, parentElement, setTriggerValue }) {
  let box = parentElement.querySelector(".graph-box");
  if (!box) {
    box = document.createElement("div");
    box.className = "graph-box";
    parentElement.appendChild(box);
  }
  if (box.dataset.key === data.key && box.renderer) {
    box.send = setTriggerValue;
    box.chosen = data.chosen;
    box.renderer.refresh();
    return;
  }
  if (box.renderer) box.renderer.kill();
  if (box.watch) box.watch.disconnect();
  box.replaceChildren();
  box.dataset.key = data.key;
  box.send = setTriggerValue;
  box.chosen = data.chosen;
  let narrow = fit(box, data.height);
  const canvas = document.createElement("div");
  canvas.className = "graph-canvas";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", data.label);
  box.appendChild(canvas);

  const { MultiDirectedGraph } = globalThis.graphology;
  const graph = new MultiDirectedGraph();
  for (const node of data.nodes) graph.addNode(node.id, node);
  for (const edge of data.edges) graph.addDirectedEdgeWithKey(edge.id, edge.source, edge.target, edge);
  let near = null;
  const waiting = [];
  const renderer = new globalThis.Sigma(graph, canvas, {
    defaultEdgeType: "arrow",
    labelFont: "Source Sans, Source Sans Pro, sans-serif",
    labelSize: 13,
    labelColor: { color: "#1c2630" },
    labelDensity: 3,
    labelGridCellSize: 60,
    labelRenderedSizeThreshold: 0,
    defaultDrawNodeLabel: (pen, node, settings) => waiting.push({ pen, node, settings }),
    renderEdgeLabels: false,
    enableEdgeEvents: true,
    allowInvalidContainer: true,
    zIndex: true,
    minEdgeThickness: 1.2,
    stagePadding: 40,
    nodeReducer: (id, attributes) => {
      const dim = near && id !== near && !graph.areNeighbors(id, near);
      const shown = { ...attributes, size: attributes.size * narrow };
      if (dim) Object.assign(shown, { color: "#dfe4e8", label: "", zIndex: 0 });
      if (id === box.chosen || id === near) Object.assign(shown, { highlighted: true, forceLabel: true, zIndex: 2 });
      return shown;
    },
    edgeReducer: (id, attributes) =>
      near && !graph.hasExtremity(id, near) ? { ...attributes, color: "#eef1f3", zIndex: 0 } : attributes,
  });
  renderer.on("beforeRender", () => { waiting.length = 0; });
  renderer.on("afterRender", () => write(waiting.splice(0)));
  const look = (id) => { near = id; renderer.refresh({ skipIndexation: true }); };
  renderer.on("enterNode", ({ node }) => { look(node); canvas.style.cursor = "pointer"; });
  renderer.on("leaveNode", () => { look(null); canvas.style.cursor = ""; });
  renderer.on("enterEdge", () => { canvas.style.cursor = "pointer"; });
  renderer.on("leaveEdge", () => { canvas.style.cursor = ""; });
  renderer.on("clickNode", ({ node }) => box.send("clicked", "node " + node));
  renderer.on("clickEdge", ({ edge }) => box.send("clicked", "edge " + edge));
  box.renderer = renderer;
  // The page may still be finding its width when the picture is made.
  const watch = new ResizeObserver(() => {
    if (!canvas.clientWidth) return;
    narrow = fit(box, data.height);
    renderer.resize();
    renderer.refresh();
  });
  watch.observe(canvas);
  box.watch = watch;
  box.appendChild(tools(renderer, data, canvas));
  return () => {
    if (box.isConnected) return;
    watch.disconnect();
    renderer.kill();
  };
}

// Makes the picture as high as its width lets it be; returns how much smaller than usual its nodes are drawn.
function fit(box, height) {
  const narrow = Math.min(1, Math.max(0.45, box.clientWidth ? box.clientWidth / 760 : 1));
  box.style.height = Math.round(Math.max(340, height * narrow)) + "px";
  return narrow;
}

// Names on a light ground, the largest nodes first; a name that would lie on another one waits for a closer look.
function write(waiting) {
  const taken = [];
  const first = (a, b) => (b.node.highlighted ? 1e6 : b.node.size) - (a.node.highlighted ? 1e6 : a.node.size);
  for (const { pen, node, settings } of waiting.filter((each) => each.node.label).sort(first)) {
    const size = settings.labelSize;
    pen.font = `${settings.labelWeight} ${size}px ${settings.labelFont}`;
    const x = node.x + node.size + 3;
    const y = node.y + size / 3;
    const box = [x - 2, y - size, x + pen.measureText(node.label).width + 2, y + 4];
    if (taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) continue;
    taken.push(box);
    pen.lineWidth = 3.5;
    pen.lineJoin = "round";
    pen.strokeStyle = "rgba(255, 255, 255, .9)";
    pen.strokeText(node.label, x, y);
    pen.fillStyle = settings.labelColor.color;
    pen.fillText(node.label, x, y);
  }
}

function tools(renderer, data, canvas) {
  const bar = document.createElement("div");
  bar.className = "graph-tools";
  const camera = renderer.getCamera();
  const add = (text, title, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    button.title = title;
    button.setAttribute("aria-label", title);
    button.addEventListener("click", act);
    bar.appendChild(button);
  };
  add("+", data.words.closer, () => camera.animatedZoom({ duration: 200 }));
  add("−", data.words.farther, () => camera.animatedUnzoom({ duration: 200 }));
  add("⤢", data.words.whole, () => camera.animatedReset({ duration: 200 }));
  add("PNG", data.words.png, () => save(renderer, canvas));
  return bar;
}

function save(renderer, canvas) {
  const ratio = window.devicePixelRatio || 1;
  const sheet = document.createElement("canvas");
  sheet.width = canvas.clientWidth * ratio;
  sheet.height = canvas.clientHeight * ratio;
  const pen = sheet.getContext("2d");
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, sheet.width, sheet.height);
  renderer.refresh();
  for (const layer of Object.values(renderer.getCanvases())) {
    if (layer.width && layer.height) pen.drawImage(layer, 0, 0, sheet.width, sheet.height);
  }
  const link = document.createElement("a");
  link.href = sheet.toDataURL("image/png");
  link.download = "graph.png";
  link.click();
}
