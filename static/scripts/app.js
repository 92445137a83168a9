// Starts the design system's scripts. Every page works without them.
const frontend = document.getElementById("govuk-frontend");

if (frontend && "noModule" in HTMLScriptElement.prototype) {
  document.body.classList.add("js-enabled", "govuk-frontend-supported");
  const { initAll } = await import(frontend.href);
  initAll();
}

// Frames of wide tables and charts can be reached with the keyboard. Where nothing is cut off there is nothing to scroll,
// and stopping there would only be in the way.
const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else if (target !== document.activeElement) target.removeAttribute("tabindex");
  }
});
for (const frame of document.querySelectorAll("[data-frame]")) watcher.observe(frame);
