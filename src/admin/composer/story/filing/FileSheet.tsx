'use client';

import { useSyncExternalStore, useState, type ReactNode } from 'react';
import { transitionLabels } from '../../../../domain/labels.ts';
import { articleFields, longestOf, partOf } from '../../../../domain/fields/articleFields.ts';
import { idOf } from '../../../../domain/body/blocks.ts';
import { Dialog } from '../../../Dialog.tsx';
import { useFieldLabel, useSay } from '../../../useSay.ts';
import { useSurroundings } from '../../../surroundings.ts';
import { TextControl } from '../../controls.tsx';
import { TextField } from '../../FieldControls.tsx';
import { photoWords } from '../../../writing/photoWords.ts';
import { describe } from '../photos/underWay.ts';
import { Signers } from '../Signature.tsx';
import { useStoryField } from '../../story.tsx';
import { useSections } from '../useSections.ts';
import type { PhotoWithoutAlt, Want } from './wants.ts';

const narrow = '(max-width: 768px)';

function subscribe(hear: () => void): () => void {
  const list = window.matchMedia(narrow);
  list.addEventListener('change', hear);
  return () => list.removeEventListener('change', hear);
}

/** On a phone what filing wants is asked one by one; elsewhere it stands beside the page. */
export const useIsPhone = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => window.matchMedia(narrow).matches,
    () => false,
  );

type Words = { label: string; question: string };

/** What each step asks, and what it is called on the button before it. */
function useWords(): (want: Want) => Words {
  const { say } = useSay();
  const labelOf = useFieldLabel();
  return ({ name }) =>
    name === 'alt'
      ? { label: say('altText'), question: say('askAlt') }
      : { label: labelOf(name), question: say(`ask-${name}`) };
}

/** What a photo shows; each key is kept. */
function Alt({ photo, text, onText }: { photo: PhotoWithoutAlt; text: string; onText: (text: string) => void }) {
  const { say } = useSay();
  return (
    <>
      {photo.picture && <img className="file-sheet__picture" src={photo.picture} alt="" />}
      <TextControl label={say('altText')} value={text} maxLength={500} enterKeyHint="next" autoFocus onText={onText} />
    </>
  );
}

function Place() {
  const { language } = useSay();
  const [dateline = {}, edit] = useStoryField<{ place?: string | null }>('dateline');
  return (
    <TextControl
      label={partOf(articleFields.dateline, 'place').label?.[language] ?? ''}
      value={dateline.place ?? ''}
      maxLength={longestOf('dateline', 'place')}
      enterKeyHint="next"
      autoFocus
      onText={(place) => edit({ ...dateline, place: place || null })}
    />
  );
}

function Section() {
  const labelOf = useFieldLabel();
  const [section, edit] = useStoryField('section');
  const sections = useSections();
  return (
    <div role="radiogroup" aria-label={labelOf('section')} className="file-sheet__choices">
      {sections.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name="section" checked={idOf(section) === value} onChange={() => edit(value)} />
          {label}
        </label>
      ))}
    </div>
  );
}

type AskProps = { want: Want; alt: string; onAlt: (text: string) => void };

const questions: Record<Exclude<Want['name'], 'alt'>, () => ReactNode> = {
  headline: () => <TextField name="headline" enterKeyHint="next" autoFocus />,
  body: () => null,
  dateline: () => <Place />,
  byline: () => <Signers />,
  section: () => <Section />,
};

const Ask = ({ want, alt, onAlt }: AskProps) =>
  want.name === 'alt' ? <Alt photo={want.photo} text={alt} onText={onAlt} /> : questions[want.name]();

/** Hands on what was typed of a photo. */
function useAlt() {
  const { user } = useSurroundings();
  const [alt, setAlt] = useState('');
  const type = ({ place, media }: PhotoWithoutAlt, text: string): void => {
    setAlt(text);
    if (media !== undefined) photoWords.write(media, { alt: text });
    else if (user) describe(user.id, place, { alt: text });
  };
  const goOn = async (): Promise<void> => {
    setAlt('');
    await photoWords.sendAll();
  };
  return { alt, type, goOn };
}

type Props = { wants: readonly Want[]; onFile: () => void; onText: () => void; onClose: () => void };

/** Asks for one thing after the other that a story wants to be filed, and files it at the end. */
export function FileSheet({ wants, onFile, onText, onClose }: Props) {
  const { say, language } = useSay();
  const wordsOf = useWords();
  const [at, setAt] = useState(0);
  const [headline] = useStoryField<string>('headline');
  const { alt, type, goOn: tell } = useAlt();
  const want = wants[at]!;
  const next = wants[at + 1];
  const isLacking = want.name === 'headline' && !headline?.trim();
  const goOn = (): void => (next ? setAt(at + 1) : onFile());
  const submit = async (): Promise<void> => {
    if (want.name === 'body') return onText();
    if (isLacking) return;
    if (want.name === 'alt') await tell();
    goOn();
  };
  const step = next ? say('nextIs', { name: wordsOf(next).label }) : transitionLabels.file[language];
  return (
    <Dialog
      title={wordsOf(want).question}
      kind="sheet"
      above={say(want.isNeeded ? 'fileNeeds' : 'fileWants', { n: at + 1, of: wants.length })}
      submit={want.name === 'body' ? say('toTheText') : step}
      cancel={say('laterStep')}
      isBusy={false}
      onSubmit={() => void submit()}
      onCancel={want.isNeeded ? onClose : goOn}
      onClose={onClose}
    >
      <Ask key={at} want={want} alt={alt} onAlt={(text) => want.name === 'alt' && type(want.photo, text)} />
    </Dialog>
  );
}
