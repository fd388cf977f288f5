'use client';

import { useState } from 'react';
import { clockText } from '../times/moments.ts';
import { useSay } from '../useSay.ts';
import { CommentBody } from './CommentBody.tsx';
import { bodyOf, nothingTyped, typedOf } from './mentions.ts';
import { useWhyNot } from './NewThread.tsx';
import { addComment, commentsOf, editComment, takeBackComment, type Comment, type Thread } from './threadApi.ts';
import { useThreads } from './threads.tsx';
import { SendOrCancel, useKeptWords, WordsField } from './WordsField.tsx';

/** By the reader's own clock. */
export function When({ at }: { at: string }) {
  const { language } = useSay();
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return <time dateTime={at}>{clockText(at, { language, timeZone, now: new Date() })}</time>;
}

type FormProps = {
  comment?: Comment;
  thread: string;
  onDone: () => void;
};

/** A reply, or other words for what one said. */
export function WordsForm({ comment, thread, onDone }: FormProps) {
  const { say, language } = useSay();
  const { story, ask } = useThreads()!;
  const whyNot = useWhyNot();
  const { typed, setTyped, forget } = useKeptWords(`${thread} ${comment?.id}`, () =>
    comment ? typedOf(comment, language) : nothingTyped,
  );
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const body = bodyOf(typed);
  const close = (): void => {
    forget();
    onDone();
  };
  const send = async (): Promise<void> => {
    if (body === '' || isBusy) return;
    setBusy(true);
    const answer = await (comment ? editComment(thread, comment.id, body) : addComment(thread, body));
    setBusy(false);
    if (!answer.ok) return setFailure(whyNot(answer.failure));
    ask();
    close();
  };
  return (
    <div className="thread__reply">
      <WordsField
        {...{ story, typed }}
        onTyped={setTyped}
        label={say(comment ? 'editComment' : 'replyTo')}
        wantsCaret
        onSend={() => void send()}
        onCancel={close}
      />
      {failure && <p role="alert">{failure}</p>}
      <SendOrCancel mayNot={body === '' || isBusy} onSend={() => void send()} onCancel={close} />
    </div>
  );
}

function OneComment({ comment, thread }: { comment: Comment; thread: string }) {
  const { say } = useSay();
  const { ask } = useThreads()!;
  const [isEdited, setEdited] = useState(false);
  const { id, author, at, body, mentions, editedAt, mayChange } = comment;
  const takeBack = async (): Promise<void> => {
    await takeBackComment(thread, id);
    ask();
  };
  return (
    <li className="thread__comment">
      <p className="thread__who">
        <b>{author.name ?? say('formerColleague')}</b> <When at={at} />
        {editedAt && body !== null && <span> · {say('wasEdited')}</span>}
      </p>
      {isEdited && <WordsForm {...{ comment, thread }} onDone={() => setEdited(false)} />}
      {!isEdited && (body === null ? <i>{say('tookBack')}</i> : <CommentBody {...{ body, mentions }} />)}
      {mayChange && !isEdited && body !== null && (
        <div className="thread__small">
          <button type="button" onClick={() => setEdited(true)}>
            {say('editComment')}
          </button>
          <button type="button" onClick={() => void takeBack()}>
            {say('takeBackComment')}
          </button>
        </div>
      )}
    </li>
  );
}

/** What was said in a thread: the newest, and all of it on request. */
export function Comments({ thread: { id, comments, commentCount } }: { thread: Thread }) {
  const { say } = useSay();
  const [all, setAll] = useState<readonly Comment[]>([]);
  const newest = new Set(comments.map((each) => each.id));
  const earlier = all.filter((each) => !newest.has(each.id) && (comments[0] === undefined || each.id < comments[0].id));
  const isMore = commentCount > comments.length + earlier.length;
  return (
    <>
      {isMore && (
        <div className="thread__small">
          <button type="button" onClick={() => void commentsOf(id).then((answer) => answer.ok && setAll(answer.body))}>
            {say('earlierComments', { n: commentCount })}
          </button>
        </div>
      )}
      <ul className="thread__comments">
        {[...earlier, ...comments].map((comment) => (
          <OneComment key={comment.id} comment={comment} thread={id} />
        ))}
      </ul>
    </>
  );
}
