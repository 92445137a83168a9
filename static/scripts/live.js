// Keeps an open meeting's screen as things stand, and makes the live screen one tap and one key. Every page works without
// it: then buttons send their form, and the page is loaded again to see what others recorded.
const PAUSE = 2000; // milliseconds between two looks: a change shows on every screen within three seconds
const PATIENCE = 6000; // for an answer
const CLOCK = 5000; // how often the time that stands in the field is brought up to now
const PARTS = ["live-state", "live-agenda", "live-begin", "live-people", "live-results"];

const follower = document.querySelector("[data-follow]");
const form = document.getElementById("live");
const said = document.getElementById("live-said");
const announce = document.getElementById("live-announce");
const trouble = document.querySelector("[data-follow-trouble]");
let looking = false;
let failures = 0;

const state = () => document.getElementById("live-state");
const field = (name) => form?.elements.namedItem(name);

// A part in which somebody is typing, or has opened something, is left alone until they are done.
function isBusy(part) {
  const focused = document.activeElement;
  const typing = part.contains(focused) && focused.matches("input:not([type=checkbox]), select, textarea");
  return typing || [...part.querySelectorAll("input[name^=deputy-]")].some((each) => each.value);
}

function put(html, { always = false } = {}) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const before = state().dataset;
  for (const id of PARTS) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (!old || !fresh || (!always && isBusy(old))) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    old.replaceWith(document.adoptNode(fresh));
    if (focused) (document.getElementById(focused) || fresh.querySelector("button"))?.focus();
  }
  tell(before, state().dataset);
  return page;
}

function tell(before, now) {
  if (announce && before.quorate !== now.quorate) announce.textContent = now.sentence;
  if (before.state !== now.state && !form) window.location.reload();
}

async function ask(address, options) {
  const answer = await fetch(address, {
    redirect: "manual",
    cache: "no-store",
    signal: AbortSignal.timeout(PATIENCE),
    ...options,
  });
  if (answer.type === "opaqueredirect" || !answer.ok) throw new Error("not answered");
  return answer;
}

async function look() {
  if (looking) return;
  looking = true;
  const wanted = new URLSearchParams({ v: state().dataset.version });
  if ("board" in follower.dataset) wanted.set("board", "1");
  if (field("item")) wanted.set("item", field("item").value);
  try {
    const answer = await ask(`${follower.dataset.follow}?${wanted}`, { headers: { "X-By-Itself": "1" } });
    if (answer.status === 200) put(await answer.text());
    failures = 0;
  } catch {
    failures += 1;
  }
  if (trouble) trouble.hidden = failures < 3;
  looking = false;
}

if (follower && ["open", "planned"].includes(state().dataset.state)) {
  setInterval(look, PAUSE);
  document.addEventListener("visibilitychange", () => document.hidden || look());
}

// Taps: what a button says is sent alone, and the parts that it changed come back. The text in the box is not touched.
function complain(words) {
  said.textContent = words;
  said.hidden = !words;
}

async function tap(button) {
  const sent = new FormData();
  for (const name of ["csrfmiddlewaretoken", "item"]) {
    if (field(name)) sent.set(name, field(name).value);
  }
  sent.set("do", button.value);
  sent.set("who", field("who")?.value || "");
  sent.set("when", clock && "live" in clock.dataset ? "" : clock?.value || "");
  const remote = field(`remote-${button.value.split("-")[1]}`);
  if (remote?.checked) sent.set(remote.name, "1");
  if (button.dataset.tap) sent.set(button.dataset.tap, field(button.dataset.tap).value);
  button.disabled = true;
  try {
    const answer = await ask(form.action, { method: "POST", body: sent, headers: { "X-Tap": "1" } });
    button.disabled = false;
    const page = put(await answer.text(), { always: true });
    complain(page.getElementById("live-said")?.textContent || "");
    if (!said.hidden) return;
    if (clock && !("kept" in clock.dataset)) now();
  } catch {
    complain("Not recorded. The server cannot be reached, or you were signed out. Try again.");
  } finally {
    button.disabled = false;
  }
}

// The clock stands in the field and goes on until somebody types another time; emptied, it goes on again.
const clock = field("when");
const words = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" });

const ahead = Number(form?.dataset.clock || 0) - Date.now(); // our clock goes by the server's

function now() {
  clock.dataset.live = "";
  clock.value = words.format(new Date(Date.now() + ahead));
}

if (clock && "clock" in form.dataset) {
  now();
  setInterval(() => "live" in clock.dataset && document.activeElement !== clock && now(), CLOCK);
  clock.addEventListener("input", () => delete clock.dataset.live);
  clock.addEventListener("blur", () => clock.value.trim() || now());
} else if (clock) {
  clock.dataset.kept = "";
}

form?.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-tap]");
  if (!button) return;
  event.preventDefault();
  tap(button);
});

// A form that is sent whole says now by an empty time, as without this script.
form?.addEventListener("submit", () => {
  if (clock && "live" in clock.dataset) clock.value = "";
});

// A note becomes a decision or an action: what is marked in the box stands in the panel that is opened.
for (const [panel, name] of [["panel-decision", "decision-text"], ["panel-action", "action-text"]]) {
  document.getElementById(panel)?.addEventListener("toggle", () => {
    const box = field("minutes");
    const marked = box?.value.slice(box.selectionStart, box.selectionEnd).trim();
    if (marked && !field(name).value) field(name).value = marked;
  });
}

// One key each, switched off on the page itself; never while the cursor is where letters are typed.
const listed = (form?.querySelector("[data-keys]")?.dataset.keys || "").trim();
const keys = new Map(listed.split(" ").map((each) => each.split("=")));

function lead(id) {
  const found = document.getElementById(id);
  if (!found) return;
  if (found.matches("details")) {
    found.open = true;
    found.querySelector("summary ~ * textarea, summary ~ * input:not([type=hidden]), summary ~ * select, summary ~ button")?.focus();
  } else if (found.matches("button")) {
    found.click();
  } else {
    found.focus();
    if (found.matches("input")) found.select();
  }
}

document.addEventListener("keydown", (event) => {
  if (!form) return;
  const inBox = event.target.matches("input:not([type=checkbox]):not([type=radio]), select, textarea");
  if (event.key === "Escape" && form.contains(event.target)) {
    event.target.blur();
    event.target.closest("details")?.removeAttribute("open");
    return;
  }
  if (inBox || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const target = keys.get(event.key.toLowerCase());
  if (!target) return;
  event.preventDefault();
  lead(target);
});
