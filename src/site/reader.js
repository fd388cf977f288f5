/* global document, location, DOMParser, EventSource, FormData, TextEncoder, crypto, fetch */
/**
 * All the script there is. Every page works without it; with it the News Line is live, an open story says that it has changed, and a
 * review is sent without leaving the page. It knows no language: what it says stands in the page (NewsLine, StoryPage, ReviewForm).
 */

const find = (selector, within = document) => within.querySelector(selector);
const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const json = { 'Content-Type': 'application/json' };
const post = (url, value) => fetch(url, { method: 'POST', headers: json, body: JSON.stringify(value) });

/* The News Line */

const newsLine = find('[data-live]');
const openStory = find('[data-story-open]');
const longest = 20;

const { language, zone: timeZone, live } = newsLine?.dataset ?? {};
const locale = language === 'en' ? 'en-GB' : language;
const said = (time, style) => new Intl.DateTimeFormat(locale, { ...style, timeZone, hourCycle: 'h23' }).format(time);

const rows = () => findAll('li', newsLine);
const rowsFor = (id) => rows().filter((row) => row.dataset.story === id);
const timeOf = (row) => Date.parse(find('time', row).dateTime);
const dayOf = (row) => row.closest('.day');
const isOn = (row, label) => row && find('h3', dayOf(row)).textContent === label;

function rowOf({ id, slug, headline, publishedAt }) {
  const clock = said(new Date(publishedAt), { hour: '2-digit', minute: '2-digit' });
  const row = make(
    'li',
    { className: 'is-new' },
    make('time', { dateTime: publishedAt, textContent: clock }),
    make('a', { href: `/${language}/stories/${slug}`, textContent: headline }),
  );
  row.dataset.story = id;
  return row;
}

function remove(row) {
  const group = dayOf(row);
  row.remove();
  if (!find('li', group)) group.remove();
}

/** Sets a row where its time says: the News Line is the latest first, under the day. */
function place(row) {
  const label = said(timeOf(row), { day: 'numeric', month: 'long' });
  const all = rows();
  const next = all.find((each) => timeOf(each) < timeOf(row));
  const previous = next ? all[all.indexOf(next) - 1] : all.at(-1);
  if (isOn(next, label)) next.before(row);
  else if (isOn(previous, label)) previous.after(row);
  else {
    const group = make('div', { className: 'day' }, make('h3', { textContent: label }), make('ol', {}, row));
    if (next) dayOf(next).before(group);
    else newsLine.append(group);
  }
  rows().slice(longest).forEach(remove);
}

function show(line, name) {
  if (name === 'publish') find('[role=status]', newsLine).textContent = line.headline;
  rowsFor(line.id).forEach(remove);
  place(rowOf(line));
}

/** A withdrawn story goes from every list on the page. */
function withdraw({ id }) {
  rowsFor(id).forEach(remove);
  findAll(`main [data-story="${id}"]`).forEach((each) => each.remove());
}

/** Too much was missed to tell one by one. */
async function reload() {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  newsLine.replaceChildren(...find('[data-live]', page).childNodes);
}

/** On the page of a story that has changed; nothing on it moves until the reader says so. */
function tell({ id }, name) {
  const { storyOpen, reload, [name]: words } = openStory?.dataset ?? {};
  if (id !== storyOpen || !words) return;
  openStory.replaceChildren(words, make('a', { href: location.pathname, textContent: reload }));
}

if (live) {
  const source = new EventSource(live);
  const acts = { publish: show, update: show, correct: show, kill: withdraw, unpublish: withdraw, reset: reload };
  for (const [name, act] of Object.entries(acts))
    source.addEventListener(name, ({ data }) => {
      const story = JSON.parse(data || '{}');
      act(story, name);
      tell(story, name);
    });
}

/* The review form */

const form = find('.review-form');
const field = (name) => form.elements.namedItem(name);
let opening;

/** Asked for when the reader comes to the form: the page may be older than what the newsroom takes. */
const open = () => (opening ??= fetch(form.dataset.form, { cache: 'no-store' }).then((answer) => answer.json()));

async function nonceFor(challenge, bits) {
  for (let nonce = 0; ; nonce += 1) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(challenge + nonce));
    const binary = [...new Uint8Array(digest)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    if (binary.indexOf('1') >= bits) return String(nonce);
  }
}

async function draft() {
  const { token, challenge, bits } = await open();
  const given = Object.fromEntries([...new FormData(form), ['token', token]].filter(([, value]) => value));
  if (given.rating) given.rating = Number(given.rating);
  return challenge ? { ...given, challenge, nonce: await nonceFor(challenge, bits) } : given;
}

function showProblems(problems) {
  const known = problems.filter(({ path }) => field(path));
  for (const { path, message } of known) {
    const id = `problem-${path}`;
    field(path).ariaInvalid = 'true';
    field(path).setAttribute('aria-describedby', id);
    field(path).after(make('span', { className: 'problem', id, textContent: form.dataset.check || message }));
  }
  if (known[0]) field(known[0].path).focus();
  return known.length > 0;
}

/** Answers what there is to say of it. What is public already is shown. */
async function send() {
  const answer = await post(form.action, await draft());
  const { state, errors = [] } = await answer.json();
  if (state === 'approved') {
    location.hash = 'review-shown';
    location.reload();
  } else if (answer.ok) {
    form.reset();
    return form.dataset.received;
  }
  opening = undefined;
  return showProblems(errors) ? '' : (form.dataset[answer.status] ?? form.dataset.failed);
}

form?.addEventListener('focusin', () => open().catch(() => (opening = undefined)), { once: true });
form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const [button, status] = [find('button', form), find('[role=status]', form)];
  findAll('.problem', form).forEach((each) => each.remove());
  findAll('[aria-invalid]', form).forEach((each) => each.removeAttribute('aria-invalid'));
  status.textContent = form.dataset.sending;
  button.disabled = true;
  status.textContent = await send().catch(() => ((opening = undefined), form.dataset.failed));
  button.disabled = false;
});

/* Reports of reviews */

for (const review of findAll('[data-review]')) {
  const { report, reported } = review.closest('[data-report]').dataset;
  const button = make('button', { type: 'button', textContent: report });
  button.addEventListener('click', async () => {
    const { ok } = await post(`/v1/reviews/${review.dataset.review}/reports`, {});
    if (ok) button.replaceWith(make('span', { textContent: reported }));
  });
  review.append(button);
}
