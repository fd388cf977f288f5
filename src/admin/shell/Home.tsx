import { useEffect, useState } from 'react';
import { languageLabels } from '../../domain/labels.ts';
import { languages } from '../../domain/languages.ts';
import type { DeviceCopy } from '../saving/deviceCopies.ts';
import { whyUnfiled } from '../refusalsInWords.ts';
import { dropKeys } from '../saving/sealing.ts';
import { waitsToBeFiled } from '../saving/onDevice.ts';
import type { TextKey } from '../texts.ts';
import { momentText } from '../times/moments.ts';
import { useSay } from '../useSay.ts';
import { useSigningOut } from '../writing/SigningOut.tsx';
import { copiesOf } from '../writing/device.ts';
import { takeBack } from '../writing/filings.ts';
import { kindIn } from '../kinds/index.ts';
import { addressOfLeft } from '../kinds/kind.ts';
import { storyKind } from '../kinds/story.ts';
import { addressOfDraft, addressOfNew, addressOfStory } from './address.ts';
import { forgetWriter, storiesOf, type KeptStory, type Writer } from './known.ts';
import { shellPath } from './path.ts';
import { SignIn } from './SignIn.tsx';
import type { Session } from './useWriter.ts';

/** One story of the list: what the newsroom has of it, what only this device has, or both. */
type Row = { key: string; address: string; headline: string; at: number; story?: KeptStory; left?: DeviceCopy };

const rowOfKept = (story: KeptStory): Row => ({
  key: story.id,
  address: addressOfStory(story.id),
  headline: String(story.copy.headline ?? ''),
  at: Date.parse(String(story.copy.updatedAt)) || 0,
  story,
});

/** Stories are written here, all else in the admin. */
function whereToGoOn(left: DeviceCopy): string {
  const kind = kindIn(left.collection);
  if (kind !== storyKind) return addressOfLeft(kind, left);
  return left.hasId ? addressOfStory(left.story) : addressOfDraft(left.story);
}

const rowOfLeft = (left: DeviceCopy): Row => ({
  key: left.story,
  address: whereToGoOn(left),
  headline: left.headline,
  at: Math.max(left.at, left.filing?.at ?? 0),
  left,
});

async function rowsOf(user: string): Promise<Row[]> {
  const stories = await storiesOf(user);
  const left = await copiesOf(user).then(
    (copies) => copies.all(user),
    () => [],
  );
  const rows = new Map(stories.map((each) => [each.id, rowOfKept(each)]));
  for (const each of left) {
    const known = rows.get(each.story);
    const row = rowOfLeft(each);
    rows.set(each.story, { ...known, ...row, at: Math.max(row.at, known?.at ?? 0) });
  }
  return [...rows.values()].sort((a, b) => b.at - a.at);
}

/** The list as it stands now. `news` is another when it may have changed. */
function useRows(user: string, news: unknown): Row[] | undefined {
  const [rows, setRows] = useState<Row[]>();
  useEffect(() => {
    let isOver = false;
    void rowsOf(user).then((found) => !isOver && setRows(found));
    return () => void (isOver = true);
  }, [user, news]);
  return rows;
}

/** What stands in the way of what is only here. */
function whyOf(left: DeviceCopy): { text: TextKey; isBad: boolean } {
  const { stopped, branch, problems, filing } = left;
  if (filing?.unfiled) return { text: 'unfiledTitle', isBad: true };
  if (waitsToBeFiled(left)) return { text: 'waitsToBeFiled', isBad: false };
  if (branch) return { text: 'shellBeside', isBad: true };
  return stopped || problems ? { text: 'shellUntaken', isBad: true } : { text: 'shellUnsent', isBad: false };
}

type RowProps = { user: string; row: Row; timeZone: string; onChange: () => void };

function StoryRow({ user, row, timeZone, onChange }: RowProps) {
  const { say, language } = useSay();
  const why = row.left && whyOf(row.left);
  const time = momentText(new Date(row.at).toISOString(), { language, timeZone });
  return (
    <li className="desk-row">
      <a className="desk-row__link" href={row.address}>
        <span className={row.headline ? 'desk-row__headline' : 'desk-row__headline desk-row__headline--none'}>
          {row.headline || say('untitled')}
        </span>
        <span className="desk-row__facts">
          {why && <strong className={why.isBad ? 'is-bad' : undefined}>{say(why.text)}</strong>}
          <span>{say('updated', { time })}</span>
        </span>
      </a>
      {row.left && waitsToBeFiled(row.left) && (
        <button type="button" className="newsroom-button" onClick={() => void takeBack(user, row.key).then(onChange)}>
          {say('takeFilingBack')}
        </button>
      )}
    </li>
  );
}

/** Of a story that was filed here and not taken: why. It stays until it is read. */
function Unfiled({ user, row, onChange }: Omit<RowProps, 'timeZone'>) {
  const { say, language } = useSay();
  const unfiled = row.left?.filing?.unfiled;
  if (!unfiled) return null;
  return (
    <div className="newsroom-notice newsroom-notice--conflict" role="alert">
      <strong>{say('unfiledOf', { headline: row.headline || say('untitled') })}</strong>
      <p>{whyUnfiled(unfiled, language, say)}</p>
      <div className="newsroom-notice__buttons">
        <a className="newsroom-button newsroom-button--primary" href={row.address}>
          {say('openStory')}
        </a>
        <button type="button" className="newsroom-button" onClick={() => void takeBack(user, row.key).then(onChange)}>
          {say('unfiledRead')}
        </button>
      </div>
    </div>
  );
}

const year = 31_536_000;

function LanguageChoice() {
  const { say, language } = useSay();
  const choose = (next: string): void => {
    // Payload's cookie: its pages follow.
    document.cookie = `payload-lng=${next}; path=/; max-age=${year}; SameSite=Lax`;
    document.documentElement.lang = next;
    window.location.reload();
  };
  return (
    <select aria-label={say('shellLanguage')} value={language} onChange={(event) => choose(event.target.value)}>
      {languages.map((each) => (
        <option key={each} value={each} lang={each}>
          {languageLabels[each][each]}
        </option>
      ))}
    </select>
  );
}

export const Head = ({ name, children }: { name?: string; children?: React.ReactNode }) => (
  <header className="shell__head">
    <img src="/icon.svg" alt="" />
    <strong className="shell__name">{name}</strong>
    {children}
  </header>
);

export const Foot = ({ children }: { children?: React.ReactNode }) => (
  <footer className="shell__head">
    <LanguageChoice />
    {children}
  </footer>
);

/** Nothing of theirs is readable here any more but for who signs in as them. */
async function leaveNothing(user: string): Promise<void> {
  await Promise.all([forgetWriter(user), dropKeys()]);
}

function SignOutButton({ writer }: { writer: Writer }) {
  const { say } = useSay();
  // Loaded anew: what this page has in memory, photos on their way above all, is nobody's any more.
  const leave = (): void => void leaveNothing(writer.id).then(() => window.location.assign(shellPath));
  const { isBusy, signOut, questions } = useSigningOut(writer.id, leave);
  return (
    <>
      <button type="button" className="newsroom-button" aria-busy={isBusy} onClick={() => void signOut()}>
        {say(isBusy ? 'working' : 'shellSignOut')}
      </button>
      {questions}
    </>
  );
}

type SessionProps = { writer: Writer; session: Session; onSignedIn: () => void };

/** Why nothing is sent now. */
function SessionNotice({ writer, session, onSignedIn }: SessionProps) {
  const { say } = useSay();
  if (session === 'away')
    return (
      <p className="newsroom-notice" role="status">
        {say('shellOffline')}
      </p>
    );
  return session === 'ended' ? (
    <div className="newsroom-notice">
      <p role="status">{say('shellSessionEnded')}</p>
      <SignIn email={writer.person.email} onSignedIn={onSignedIn} />
    </div>
  ) : null;
}

type Props = SessionProps & { news: unknown };

/** What one writes, as far as this device has it. */
export function Home({ writer, session, news, onSignedIn }: Props) {
  const { say } = useSay();
  const [changes, setChanges] = useState(0);
  const rows = useRows(writer.id, `${String(news)} ${changes}`);
  const around = { user: writer.id, onChange: () => setChanges((before) => before + 1) };
  return (
    <main className="shell">
      <Head name={writer.name || writer.person.email}>
        <SignOutButton writer={writer} />
      </Head>
      <h1>{say('drafts')}</h1>
      <div className="shell__notices">
        <SessionNotice {...{ writer, session, onSignedIn }} />
        {rows?.map((row) => (
          <Unfiled key={row.key} row={row} {...around} />
        ))}
      </div>
      {writer.mayBegin ? (
        <a className="newsroom-button newsroom-button--primary shell__begin" href={addressOfNew()}>
          {say('writeStory')}
        </a>
      ) : (
        <p>{say('shellNoBeginning')}</p>
      )}
      {rows?.length === 0 && <p className="desk-list__none">{say('noDrafts')}</p>}
      <ul className="desk-list shell__rows">
        {rows?.map((row) => (
          <StoryRow key={row.key} row={row} timeZone={writer.settings.timeZone} {...around} />
        ))}
      </ul>
      <p className="shell__install">{say('shellInstall')}</p>
      <Foot>
        <a href="/admin">{say('myDesk')}</a>
      </Foot>
    </main>
  );
}
