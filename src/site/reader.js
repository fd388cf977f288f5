/* global document, location, window, DOMParser, EventSource, FormData, TextEncoder, crypto, fetch */
/**
 * All the script there is. Every page works without it; with it the News Line is live, an open story says that it has changed, and a
 * review is sent without leaving the page. It knows no language: what it says stands in the page (NewsLine, StoryPage, ReviewForm).
 */

const newsLine = document.querySelector('[data-live]');
const openStory = document.querySelector('[data-story-open]');
const form = document.querySelector('.review-form');
const longest = 20;

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/* The News Line */

const { language, zone } = newsLine?.dataset ?? {};
const format = (style) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...style, timeZone: zone, hourCycle: 'h23' });
const clock = newsLine && format({ hour: '2-digit', minute: '2-digit' });
const day = newsLine && format({ day: 'numeric', month: 'long' });

const rows = () => [...newsLine.querySelectorAll('li')];
const timeOf = (row) => Date.parse(row.querySelector('time').dateTime);
const dayOf = (row) => row.closest('.day');
const isOn = (row, label) => row && dayOf(row).querySelector('h3').textContent === label;

function rowOf({ id, slug, headline, publishedAt }) {
  const at = new Date(publishedAt);
  const row = make(
    'li',
    { className: 'is-new' },
    make('time', { dateTime: publishedAt, textContent: clock.format(at) }),
    make('a', { href: `/${language}/stories/${slug}`, textContent: headline }),
  );
  row.dataset.story = id;
  return row;
}

function remove(row) {
  const group = dayOf(row);
  row.remove();
  if (!group.querySelector('li')) group.remove();
}

/** Sets a row where its time says: the News Line is the latest first, under the day. */
function place(row) {
  const label = day.format(timeOf(row));
  const all = rows();
  const after = all.findIndex((each) => timeOf(each) < timeOf(row));
  const next = all[after];
  const previous = after < 0 ? all.at(-1) : all[after - 1];
  if (!next && all.length >= longest) return;
  if (isOn(next, label)) next.before(row);
  else if (isOn(previous, label)) previous.after(row);
  else {
    const group = make('div', { className: 'day' }, make('h3', { textContent: label }), make('ol', {}, row));
    if (next) dayOf(next).before(group);
    else newsLine.append(group);
  }
  rows().slice(longest).forEach(remove);
}

const rowsFor = (id) => rows().filter((row) => row.dataset.story === id);

function show(name, line) {
  const old = rowsFor(line.id);
  old.forEach(remove);
  place(rowOf(line));
  if (name === 'publish' && old.length === 0) newsLine.querySelector('[role=status]').textContent = line.headline;
}

/** A withdrawn story goes from every list on the page. */
function withdraw({ id }) {
  rowsFor(id).forEach(remove);
  document.querySelectorAll('main [data-story]').forEach((each) => each.dataset.story === id && each.remove());
}

/** Too much was missed to tell one by one. */
async function reload() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-live]');
  if (fresh) newsLine.replaceChildren(...fresh.childNodes);
}

/** On the page of a story that has changed; nothing on it moves until the reader says so. */
function tell(name, { id }) {
  const { storyOpen, reload: words, [name]: said } = openStory?.dataset ?? {};
  if (id === storyOpen && said)
    openStory.replaceChildren(said, make('a', { href: location.pathname, textContent: words }));
}

if (newsLine && window.EventSource) {
  const source = new EventSource(newsLine.dataset.live);
  const on = (name, act) => source.addEventListener(name, ({ data }) => act(JSON.parse(data || '{}')));
  for (const name of ['publish', 'update', 'correct'])
    on(name, (line) => {
      show(name, line);
      tell(name, line);
    });
  on('kill', (story) => {
    withdraw(story);
    tell('kill', story);
  });
  on('reset', reload);
}

/* The review form */

const said = form?.querySelector('[role=status]');
const field = (name) => form.elements.namedItem(name);
let opening;

/** Asked for when the reader comes to the form: the page may be older than what the newsroom takes. */
const open = () => (opening ??= fetch(form.dataset.form, { cache: 'no-store' }).then((answer) => answer.json()));

/** Zero bits a digest begins with. */
function zeroBits(digest) {
  const first = digest.findIndex((byte) => byte !== 0);
  return first < 0 ? digest.length * 8 : first * 8 + Math.clz32(digest[first]) - 24;
}

async function nonceFor(challenge, bits) {
  for (let nonce = 0; ; nonce += 1) {
    const bytes = new TextEncoder().encode(challenge + nonce);
    if (zeroBits(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))) >= bits) return String(nonce);
  }
}

async function draft() {
  const { token, challenge, bits } = await open();
  const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
  const proof = challenge ? { challenge, nonce: await nonceFor(challenge, bits) } : {};
  return { ...given, ...(given.rating && { rating: Number(given.rating) }), ...(token && { token }), ...proof };
}

function clear() {
  form.querySelectorAll('.problem').forEach((each) => each.remove());
  form.querySelectorAll('[aria-invalid]').forEach((each) => each.removeAttribute('aria-invalid'));
}

function showProblems(problems) {
  const known = problems.filter(({ path }) => field(path));
  for (const { path, message } of known) {
    const id = `problem-${path}`;
    field(path).setAttribute('aria-invalid', 'true');
    field(path).setAttribute('aria-describedby', id);
    field(path).after(make('span', { className: 'problem', id, textContent: message }));
  }
  if (known[0]) field(known[0].path).focus();
  return known.length > 0;
}

async function send() {
  const answer = await fetch(form.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(await draft()),
  });
  if (answer.ok)
    return form.replaceChildren(make('p', { className: 'review-answer wide', textContent: form.dataset.thanks }));
  const { detail, errors = [] } = await answer.json();
  said.textContent = showProblems(errors) ? '' : (detail ?? form.dataset.failed);
  opening = undefined;
}

if (form) {
  form.addEventListener('focusin', () => open().catch(() => (opening = undefined)), { once: true });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    clear();
    said.textContent = form.dataset.sending;
    button.disabled = true;
    await send().catch(() => (said.textContent = form.dataset.failed));
    button.disabled = false;
  });
}
