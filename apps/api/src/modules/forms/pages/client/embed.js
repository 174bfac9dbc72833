import { enhance } from "./enhance.js";

/**
 * Puts a form where the snippet's element is, in a shadow root: the site's styles and ours leave each other alone.
 * `base` is the origin all this comes from.
 */
export function embed({ key, html, styles }, script, base) {
  const places = document.querySelectorAll(`[data-mainstay-form="${key}"]`);
  for (const place of places.length > 0 ? places : [placeAfter(script)]) {
    if (!place.shadowRoot) draw(place.attachShadow({ mode: "open" }), html, styles, base);
  }
}

function draw(root, html, styles, base) {
  for (const href of styles) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = base + href;
    root.append(link);
  }
  const frame = document.createElement("div");
  frame.className = "embedded";
  frame.innerHTML = html;
  root.append(frame);
  const form = frame.querySelector("form");
  form.action = base + form.getAttribute("action");
  enhance(form, base);
}

/** For a page with the script alone. */
function placeAfter(script) {
  const place = document.createElement("div");
  script.after(place);
  return place;
}
