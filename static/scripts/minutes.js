// Keeps what is typed into minutes as the writer's own draft on the server, every few seconds, and says loudly when it
// cannot. Nothing is kept in the browser. Without this script the form is what there is.
const PAUSE = 2000; // milliseconds from a first keystroke to the save that holds it
const AGAIN = 3000; // until the next try after one that failed
const PATIENCE = 6000; // for an answer
const LOUD_AFTER = 5000; // unsaved for so long is said loudly, though nothing has failed yet

const form = document.querySelector("form[data-drafts]");
const box = form.elements.minutes;
const bar = form.querySelector("[data-saving]");
const word = bar.querySelector("[data-saving-word]");
const title = document.title;

let count = Number(form.elements.since.value) || 0;
let kept = "unsaved" in form.dataset ? null : box.defaultValue; // what the server has
let since = 0; // when the first keystroke was that it has not
let waiting = 0;
let sending = null;
let signedOut = false;
let refused = false;
let leaving = false;

class Trouble extends Error {
  constructor(kind, words = "") {
    super(kind);
    this.kind = kind;
    this.words = words;
  }
}

const isUnsaved = () => box.value !== kept;

function say(state, words) {
  bar.dataset.state = state;
  word.textContent = words;
  word.hidden = !words;
}

function complain(kind, words = "") {
  for (const each of bar.querySelectorAll("[data-trouble]")) {
    const is = each.dataset.trouble === kind;
    const said = each.querySelector("[data-trouble-words]");
    if (is && said && said.textContent !== words) said.textContent = words;
    if (each.hidden === is) each.hidden = !is;
  }
  document.title = kind && kind !== "over" ? `Not saved – ${title}` : title;
  if (kind) say("trouble", "");
}

function tell(others) {
  const list = bar.querySelector("[data-others]");
  if ([...list.children].map((each) => each.textContent).join() === others.join()) return;
  list.replaceChildren(
    ...others.map((sentence) => {
      const line = document.createElement("p");
      line.textContent = sentence;
      return line;
    }),
  );
}

// Asks the address of the draft; gives back what it says, with the status. Throws a Trouble.
async function ask(options = {}) {
  let answer;
  try {
    answer = await fetch(form.dataset.drafts, {
      headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
      ...options,
    });
  } catch {
    throw new Trouble("unreachable");
  }
  if (answer.type === "opaqueredirect") throw new Trouble("signed-out");
  const isOurs = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  if (!isOurs) return { status: answer.status };
  try {
    return { status: answer.status, ...(await answer.json()) };
  } catch {
    throw new Trouble("unreachable");
  }
}

// After signing in again forms carry another token. Throws a Trouble where nobody is signed in.
async function renew() {
  const said = await ask();
  if (said.status === 403 || said.status === 404) throw new Trouble("refused", "You may not write here any more.");
  if (!said.token) throw new Trouble("unreachable");
  form.elements.csrfmiddlewaretoken.value = said.token;
  signedOut = false;
}

async function post(text) {
  const sent = new FormData(form);
  sent.delete("once");
  sent.set("minutes", text);
  sent.set("count", ++count);
  const said = await ask({ method: "POST", body: sent, keepalive: text.length < 15000 });
  if (said.refused) throw new Trouble("refused", said.refused);
  return said;
}

async function keep() {
  const text = box.value;
  if (signedOut) await renew();
  let said = await post(text);
  if (said.status === 403) {
    await renew();
    said = await post(text);
  }
  if (said.status === 403 || said.status === 404) throw new Trouble("refused", "You may not write here any more.");
  if (!said.saved) throw new Trouble("unreachable");
  kept = text;
  form.elements.since.value = count;
  since = isUnsaved() ? Date.now() : 0;
  complain(said.over ? "over" : "", said.over);
  if (!said.over) say("kept", `Kept as your draft: saved ${said.saved}`);
  tell(said.others);
}

// Sends what is unsaved, one request at a time. True once the server has everything that was in the box.
function send() {
  clearTimeout(waiting);
  waiting = 0;
  if (!isUnsaved()) return sending || Promise.resolve(true);
  sending ||= keep()
    .then(
      () => true,
      (error) => {
        const trouble = error instanceof Trouble ? error : new Trouble("unreachable");
        signedOut = trouble.kind === "signed-out";
        refused = trouble.kind === "refused";
        complain(trouble.kind, trouble.words);
        return false;
      },
    )
    .then((done) => {
      sending = null;
      if (isUnsaved() && !leaving) plan(done ? PAUSE : AGAIN);
      return done && !isUnsaved();
    });
  return sending;
}

function plan(pause) {
  waiting ||= setTimeout(send, pause);
}

function changed() {
  if (!isUnsaved()) return;
  since ||= Date.now();
  if (bar.dataset.state !== "trouble") say("typing", "Not saved yet");
  plan(PAUSE);
}

box.addEventListener("input", changed);
for (const event of ["online", "focus"]) window.addEventListener(event, () => isUnsaved() && send());
document.addEventListener("visibilitychange", () => isUnsaved() && send());
setInterval(() => {
  if (since && isUnsaved() && Date.now() - since > LOUD_AFTER && bar.dataset.state === "typing") complain("unreachable");
}, 1000);

window.addEventListener("beforeunload", (event) => {
  if (!leaving && isUnsaved()) event.preventDefault();
});

// What is marked in the box goes with the button that makes a part of it something else: where it is, never its words.
function mark(button) {
  const field = form.elements.namedItem("marked");
  if (!field) return;
  const at = (end) => [...box.value.slice(0, end)].length; // characters, as the server counts them
  const [start, end] = [at(box.selectionStart), at(box.selectionEnd)];
  field.value = button?.name === "into" && start < end ? `${start}-${end}` : "";
}

// The button sends the form once all of it is kept: should the way to the server break now, the draft has every word.
// What is refused as a draft is sent all the same, for the answer then shows it with the reason.
form.addEventListener("submit", (event) => {
  mark(event.submitter);
  if (!isUnsaved() && !sending) leaving = true;
  box.readOnly = true; // what would be typed from here on could not be in it
  if (leaving) return;
  event.preventDefault();
  const go = async () => {
    await sending;
    if (isUnsaved() && !(await send()) && !refused) {
      box.readOnly = false;
      return;
    }
    leaving = true;
    form.requestSubmit(event.submitter);
  };
  setTimeout(go); // a form is not sent while it says that it is about to be
});

window.addEventListener("pageshow", () => {
  leaving = box.readOnly = false;
});

say("calm", "What you type is kept every few seconds, as your draft. The button puts it into the minutes.");
changed();
