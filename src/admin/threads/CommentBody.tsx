'use client';

import { roleLabels } from '../../domain/labels.ts';
import type { Language } from '../../domain/languages.ts';
import { mentionKey, piecesOfComment, type Mention } from '../../domain/threads.ts';
import { useSay } from '../useSay.ts';
import type { Mentioned } from './threadApi.ts';

const address = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;

/** Words with the addresses in them as links. */
const Words = ({ text }: { text: string }) =>
  text.split(address).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      <a key={at} href={part} target="_blank" rel="noreferrer noopener">
        {part}
      </a>
    ),
  );

/** What somebody is called who is mentioned: a role by its label. */
export const mentionName = (mention: Mention, named: readonly Mentioned[], language: Language): string | undefined =>
  mention.kind === 'role'
    ? roleLabels[mention.id][language]
    : (named.find((each) => mentionKey(each) === mentionKey(mention))?.name ?? undefined);

/** What somebody said: plain words, with those who are mentioned by the names they have today. */
export function CommentBody({ body, mentions }: { body: string; mentions: readonly Mentioned[] }) {
  const { say, language } = useSay();
  return (
    <p className="thread__words">
      {piecesOfComment(body).map((piece, at) =>
        typeof piece === 'string' ? (
          <Words key={at} text={piece} />
        ) : (
          <b key={at}>@{mentionName(piece, mentions, language) ?? say('formerColleague')}</b>
        ),
      )}
    </p>
  );
}
