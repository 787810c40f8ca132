// Copies an address, absolute, and says so to everyone.
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
document.body.append(said);
for (const button of document.querySelectorAll("[data-copy]")) {
  const before = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.href || source.textContent.trim());
    button.textContent = button.dataset.copied || "Copied";
    said.textContent = button.dataset.copied || "Copied";
    setTimeout(() => { button.textContent = before; said.textContent = ""; }, 2500);
  });
}
