import { find, findAll, make } from './page.ts';

/** What an event of the News Line says of a story. Of one that was withdrawn only its id. */
type NewsLineEntry = { id: string; slug: string; headline: string; publishedAt: string; partnerLabel?: string };

/** Rows on the page. */
const longest = 20;

const dayOf = (row: HTMLElement): HTMLElement => row.closest<HTMLElement>('.day')!;
const timeOf = (row: HTMLElement): number => Date.parse((find('time', row) as HTMLTimeElement).dateTime);
const isOn = (row: HTMLElement | undefined, label: string): row is HTMLElement =>
  row !== undefined && find('h3', dayOf(row))?.textContent === label;

function remove(row: HTMLElement): void {
  const group = dayOf(row);
  row.remove();
  if (!find('li', group)) group.remove();
}

/** The rows as they stand on the page, in the page's language and time zone. */
function rowsOf(newsLine: HTMLElement) {
  const { language, zone: timeZone } = newsLine.dataset;
  const locale = language === 'en' ? 'en-GB' : language;
  const formatTime = (time: Date | number, style: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...style, timeZone, hourCycle: 'h23' }).format(time);
  const rows = (): HTMLElement[] => findAll('li', newsLine);

  const rowOf = ({ id, slug, headline, publishedAt }: NewsLineEntry): HTMLElement => {
    const clock = formatTime(new Date(publishedAt), { hour: '2-digit', minute: '2-digit' });
    const row = make(
      'li',
      { className: 'is-new' },
      make('time', { dateTime: publishedAt, textContent: clock }),
      make('a', { href: `/${language}/stories/${slug}`, textContent: headline }),
    );
    row.dataset.story = id;
    return row;
  };
  /** Sets a row where its time says: the News Line is the latest first, under the day. */
  const place = (row: HTMLElement): void => {
    const label = formatTime(timeOf(row), { day: 'numeric', month: 'long' });
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
  };
  const takeOut = (id: string): void =>
    rows()
      .filter((row) => row.dataset.story === id)
      .forEach(remove);
  return { put: (line: NewsLineEntry) => (takeOut(line.id), place(rowOf(line))), takeOut };
}

/** On the page of a story that has changed; nothing on it moves until the reader says so. */
function tellOpenStory({ id }: Pick<NewsLineEntry, 'id'>, event: string): void {
  const openStory = find('[data-story-open]');
  const { storyOpen, reload, [event]: words } = openStory?.dataset ?? {};
  if (!openStory || id !== storyOpen || !words) return;
  openStory.replaceChildren(words, make('a', { href: location.pathname, textContent: reload ?? '' }));
}

/** Too much was missed to tell one by one. */
async function readAnew(newsLine: HTMLElement): Promise<void> {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  newsLine.replaceChildren(...find('[data-live]', page)!.childNodes);
}

/** Keeps the News Line of the page live. */
export function followNewsLine(): void {
  const newsLine = find('[data-live]');
  if (!newsLine?.dataset.live) return;
  const { put, takeOut } = rowsOf(newsLine);
  const reset = (): void => void readAnew(newsLine);
  /** The page has the words for what somebody paid for. */
  const show = (line: NewsLineEntry): void => (line.partnerLabel === undefined ? put(line) : reset());
  const publish = (line: NewsLineEntry): void => {
    find('[role=status]', newsLine)!.textContent = line.headline;
    show(line);
  };
  /** A withdrawn story goes from every list on the page. */
  const withdraw = ({ id }: NewsLineEntry): void => {
    takeOut(id);
    findAll(`main [data-story="${id}"]`).forEach((each) => each.remove());
  };
  const acts = { publish, update: show, correct: show, kill: withdraw, unpublish: withdraw, reset };
  const source = new EventSource(newsLine.dataset.live);
  for (const [event, act] of Object.entries(acts))
    source.addEventListener(event, ({ data }) => {
      const line = JSON.parse((data as string) || '{}') as NewsLineEntry;
      act(line);
      tellOpenStory(line, event);
    });
}
