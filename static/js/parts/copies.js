// Buttons that copy the text of another element. Without a script there is no button, and one click selects the text.
const status = document.querySelector("[data-copies-status]");
for (const button of document.querySelectorAll("[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  if (!navigator.clipboard || !text) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent.trim());
    if (!status) return;
    status.textContent = "";
    status.textContent = button.dataset.copied;
  });
}
