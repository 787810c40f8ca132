// Shows how far saving a long list has come: records are counted as they arrive, and the file is handed over at the end.
// Without a script, or if the answer fails, the link does what links do.
const received = async (response, mark, tell) => {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const pieces = [];
  let tail = "", records = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    pieces.push(value);
    // A mark may lie across two pieces: what could begin one is looked at again with the next.
    const parts = (tail + value).split(mark);
    records += parts.length - 1;
    tail = parts.at(-1).slice(1 - mark.length);
    tell(records);
  }
};

const handOver = (pieces, type, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(pieces, { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

const save = async (link, { saving: total, saved, stop }, place) => {
  const bar = document.createElement("progress");
  const said = document.createElement("span");
  const button = document.createElement("button");
  const aborting = new AbortController();
  bar.max = total;
  bar.value = 0;
  bar.setAttribute("aria-label", link.textContent);
  said.setAttribute("role", "status");
  Object.assign(button, { type: "button", textContent: stop, className: "button button-quiet button-small" });
  button.addEventListener("click", () => aborting.abort());
  place.replaceChildren(bar, said, button);
  try {
    const response = await fetch(link.href, { signal: aborting.signal });
    if (!response.ok) throw new Error(response.status);
    const pieces = await received(response, link.dataset.mark, (records) => { bar.value = records; });
    const name = /filename="(.*)"/.exec(response.headers.get("Content-Disposition"))[1];
    handOver(pieces, response.headers.get("Content-Type"), name);
    button.remove();
    said.textContent = `${bar.value} / ${total} ${saved}`;
  } catch (error) {
    place.replaceChildren();
    if (error.name !== "AbortError") location.assign(link.href);
  }
};

for (const row of document.querySelectorAll("[data-saving]")) {
  const place = document.createElement("p");
  place.className = "saving-progress";
  row.after(place);
  row.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-mark]");
    if (!link) return;
    event.preventDefault();
    save(link, row.dataset, place);
  });
}
