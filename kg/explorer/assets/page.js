// One listener for the whole page: links are followed without a new session, and what Streamlit itself says
// in English is put into the page's language. Text from articles is never touched.
const OURS = ".stHtml, .kg-panel, .graph-box, .editor-box, .stCode, textarea, input";
const ATTRIBUTES = ["aria-label", "title"];

export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language;
  if (document.kgChrome) document.kgChrome();
  document.kgChrome = data.chrome.length ? speak(data.chrome) : null;
  const follow = (event) => {
    const link = event.target.closest && event.target.closest("a[data-go]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };
  document.addEventListener("click", follow);
  return () => document.removeEventListener("click", follow);
}

// Puts the words of `pairs` in place now and whenever the page changes; the function that it returns takes them back.
function speak(pairs) {
  const known = pairs.map(([from, to]) => [new RegExp(`^\\s*(?:${from})\\s*$`), to]);
  const said = new Map();
  const inOurs = (text) => {
    const pair = known.find(([from]) => from.test(text));
    return pair ? text.trim().replace(pair[0], pair[1]) : null;
  };
  const words = (node) => {
    const own = node.data.length < 120 && !node.parentElement?.closest(OURS) ? inOurs(node.data) : null;
    if (own !== null && own !== node.data) {
      said.set(node, [node.data, own]);
      node.data = own;
    }
  };
  const labels = (element) => {
    for (const name of ATTRIBUTES) {
      const own = element.hasAttribute(name) && !element.closest(OURS) ? inOurs(element.getAttribute(name)) : null;
      if (own !== null) element.setAttribute(name, own);
    }
  };
  const within = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return words(node);
    if (node.nodeType !== Node.ELEMENT_NODE || node.closest(OURS)) return;
    const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let each = node; each; each = walk.nextNode()) each.nodeType === Node.TEXT_NODE ? words(each) : labels(each);
  };
  const watch = new MutationObserver((changes) => {
    for (const change of changes) change.type === "characterData" ? words(change.target) : change.addedNodes.forEach(within);
  });
  within(document.body);
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  return () => {
    watch.disconnect();
    for (const [node, [before, own]] of said) if (node.isConnected && node.data === own) node.data = before;
  };
}
