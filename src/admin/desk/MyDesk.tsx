import { Gutter } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { languageLabels } from '../../domain/labels.ts';
import { isLanguage, type Language } from '../../domain/languages.ts';
import { states } from '../../domain/workflow/workflow.ts';
import { deskOf, listAddress, type Desk, type DeskRow, type ListName } from './deskLists.ts';
import { FollowDesk } from '../live/FollowDesk.tsx';
import { People } from '../live/People.tsx';
import { momentText, storyMomentText } from '../times/moments.ts';
import { shellPath } from '../shell/path.ts';
import { reviewQueuePath } from '../reviews/reviewApi.ts';
import { StateBadge } from '../StateBadge.tsx';
import { kindTexts } from '../threads/kindTexts.ts';
import { saying, uiLanguage, type Say, type TextKey } from '../texts.ts';

type DeskProps = { say: Say; language: Language; timeZone: string };

const emptyTexts: Record<ListName, TextKey> = {
  sentBack: 'noSentBack',
  drafts: 'noDrafts',
  waiting: 'noWaiting',
  withTheDesk: 'noWithTheDesk',
  goingOut: 'noGoingOut',
  justPublished: 'noPublished',
};

/** The one moment that matters in this list. */
function whenOf(list: ListName, row: DeskRow, { say, language, timeZone }: DeskProps): string {
  const at = (iso: string): string => momentText(iso, { language, timeZone });
  if (list === 'goingOut' && row.scheduledAt)
    return storyMomentText(row.scheduledAt, { language, newsroomZone: timeZone, storyZone: row.timeZone });
  if (list === 'justPublished' && row.firstPublishedAt) return at(row.firstPublishedAt);
  if ((list === 'waiting' || list === 'withTheDesk') && row.lastMove?.at)
    return say('by', { name: row.lastMove.by ?? '', time: at(row.lastMove.at) });
  return say('updated', { time: at(row.updatedAt) });
}

const Facts = ({ list, row, deskProps }: { list: ListName; row: DeskRow; deskProps: DeskProps }) => {
  const { say, language, timeZone } = deskProps;
  const zones = { newsroomZone: timeZone, storyZone: row.timeZone };
  const deadline = row.deadline && storyMomentText(row.deadline, { language, ...zones });
  const facts = [
    row.slugline,
    row.urgency ? say('urgency', { n: row.urgency }) : undefined,
    isLanguage(row.language) && row.language !== language ? languageLabels[row.language][language] : undefined,
    row.wordCount ? say('wordCount', { n: row.wordCount }) : undefined,
    deadline ? `${say('deadline')} ${deadline}` : undefined,
    whenOf(list, row, deskProps),
  ];
  return (
    <span className="desk-row__facts">
      {facts
        .filter((fact) => fact)
        .map((fact) => (
          <span key={fact}>{fact}</span>
        ))}
    </span>
  );
};

const Row = ({ list, row, deskProps }: { list: ListName; row: DeskRow; deskProps: DeskProps }) => {
  const { say, language, timeZone } = deskProps;
  const { sentBack } = row;
  return (
    <li className="desk-row">
      <a className="desk-row__link" href={`/admin/collections/articles/${row.id}`}>
        <span className={row.headline ? 'desk-row__headline' : 'desk-row__headline desk-row__headline--none'}>
          {row.headline || say('untitled')}
        </span>
        {(list === 'waiting' || list === 'withTheDesk') && <StateBadge state={row.state} language={language} />}
        <Facts list={list} row={row} deskProps={deskProps} />
        <People story={row.id} />
        {list === 'sentBack' && sentBack?.at && (
          <span className="desk-row__reason">
            <q>{sentBack.reason}</q>
            <span>
              {say('sentBackBy', {
                name: sentBack.by ?? '',
                time: momentText(sentBack.at, { language, timeZone }),
              })}
            </span>
          </span>
        )}
        {row.scheduleProblem && (
          <span className="desk-row__reason">
            <strong>{say('problem')}:</strong> {row.scheduleProblem}
          </span>
        )}
      </a>
    </li>
  );
};

const List = ({ name, rows, deskProps }: Desk['lists'][number] & { deskProps: DeskProps }) => (
  <section className={`desk-list desk-list--${name}`} aria-labelledby={`desk-${name}`}>
    <h2 id={`desk-${name}`}>
      {deskProps.say(name)}
      {rows.length > 0 && <span className="desk-list__count">{rows.length === 10 ? '10+' : rows.length}</span>}
    </h2>
    {rows.length > 0 ? (
      <ul>
        {rows.map((row) => (
          <Row key={row.id} list={name} row={row} deskProps={deskProps} />
        ))}
      </ul>
    ) : (
      <p className="desk-list__none">{deskProps.say(emptyTexts[name])}</p>
    )}
  </section>
);

const AskedList = ({ asks, deskProps: { say, language, timeZone } }: { asks: Desk['asks']; deskProps: DeskProps }) => (
  <section className="desk-list desk-list--asked" aria-labelledby="desk-asked">
    <h2 id="desk-asked">
      {say('asksYou')}
      <span className="desk-list__count">{asks.length === 10 ? '10+' : asks.length}</span>
    </h2>
    <ul>
      {asks.map(({ story, headline, thread, kind, at, by }) => (
        <li key={thread} className="desk-row">
          <a className="desk-row__link" href={`/admin/collections/articles/${story}?thread=${thread}`}>
            <span className={headline ? 'desk-row__headline' : 'desk-row__headline desk-row__headline--none'}>
              {headline || say('untitled')}
            </span>
            <span className="desk-row__facts">
              <span>{say(kindTexts[kind])}</span>
              <span>
                {say('by', { name: by ?? say('formerColleague'), time: momentText(at, { language, timeZone }) })}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  </section>
);

const Counts = ({ counts, deskProps: { say, language } }: { counts: Desk['counts']; deskProps: DeskProps }) => (
  <nav className="desk-counts" aria-label={say('byState')}>
    <ul>
      {states.map((state) => (
        <li key={state}>
          <a href={listAddress(state)}>
            <span className="desk-counts__number">{counts[state]}</span>
            <StateBadge state={state} language={language} />
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

/** What one goes on to from here. */
const WaysOn = ({ say, reviewsWaiting }: { say: Say; reviewsWaiting: Desk['reviewsWaiting'] }) => (
  <div className="my-desk__doors">
    {reviewsWaiting !== undefined && (
      <a className="newsroom-button" href={reviewQueuePath}>
        {say('reviewsWaiting', { n: reviewsWaiting })}
      </a>
    )}
    <a className="newsroom-button newsroom-button--primary" href="/admin/write">
      {say('writeStory')}
    </a>
    <a className="newsroom-button my-desk__phone" href={shellPath}>
      {say('writeOnPhone')}
    </a>
  </div>
);

/** The landing page: what is mine, what waits for me, what goes out next. */
export async function MyDesk({ initPageResult }: AdminViewServerProps) {
  const { req } = initPageResult;
  if (!req.user) return null;
  const language = uiLanguage(req.i18n.language);
  const say = saying(language);
  const { lists, counts, reviewsWaiting, asks, timeZone } = await deskOf(req.payload, req.user);
  const deskProps = { say, language, timeZone };
  const { name } = req.user;
  // A list of things sent back is only there when something was: no news is good news.
  const worth = lists.filter((list) => list.name !== 'sentBack' || list.rows.length > 0);
  const shownIds = [...new Set(lists.flatMap(({ rows }) => rows.map(({ id }) => id)))];
  return (
    <Gutter className="my-desk">
      <FollowDesk watch={['my-desk', ...shownIds]} />
      <header className="my-desk__head">
        <div>
          <h1>{say('myDesk')}</h1>
          {name && <p>{say('hello', { name })}</p>}
        </div>
        <WaysOn say={say} reviewsWaiting={reviewsWaiting} />
      </header>
      <Counts counts={counts} deskProps={deskProps} />
      <div className="my-desk__lists">
        {asks.length > 0 && <AskedList asks={asks} deskProps={deskProps} />}
        {worth.map((list) => (
          <List key={list.name} {...list} deskProps={deskProps} />
        ))}
      </div>
    </Gutter>
  );
}
