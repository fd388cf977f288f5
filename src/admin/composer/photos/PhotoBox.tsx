'use client';

import { useEffect, useId, useState, useSyncExternalStore, type ChangeEvent, type DragEvent } from 'react';
import { blockLimits } from '../../../domain/body/size.ts';
import { photosIn } from '../../editor/photoFiles.ts';
import type { Described } from '../../saving/tus.ts';
import { useSurroundings } from '../../surroundings.ts';
import { useSay } from '../../useSay.ts';
import { TextControl } from '../controls.tsx';
import { Picker } from '../Picker.tsx';
import { describePhoto, photoOf, type Photo } from './photoApi.ts';
import { arrived, describe, forget, goOnWith, subscribe, underWayAt, type UnderWay } from './underWay.ts';

/** The photo of this id, once the newsroom has told of it. */
function usePhoto(id: string | undefined) {
  const [known, setKnown] = useState<Photo>();
  useEffect(() => {
    if (id === undefined) return;
    void photoOf(id).then((answer) => answer.ok && setKnown({ ...answer.body, id }));
  }, [id]);
  return { photo: known?.id === id ? known : undefined, setKnown };
}

/** The photo that is on its way to this place, also one that an earlier page began to send. */
function useUnderWay(place: string, readOnly: boolean, onSent: (id: string) => void): UnderWay | undefined {
  const { user } = useSurroundings();
  const id = user?.id;
  const under = useSyncExternalStore(
    subscribe,
    () => underWayAt(place),
    () => undefined,
  );
  useEffect(() => {
    if (id !== undefined && !readOnly) void goOnWith(id, place);
  }, [id, place, readOnly]);
  const sent = readOnly ? undefined : under?.photo;
  useEffect(() => {
    if (sent === undefined) return;
    onSent(sent);
    arrived(place);
    // `onSent` is another with each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sent, place]);
  return under;
}

type WordsProps = {
  described: Described;
  /** When it is handed on: where the device keeps it, with each key, for a phone may end the page in the middle of a line. */
  handedOn: 'with each key' | 'on leaving a line';
  onDescribed: (more: Described) => void;
};

/** What a photo says of itself wherever it stands. */
function Words({ described, handedOn, onDescribed }: WordsProps) {
  const { say } = useSay();
  const [typed, setTyped] = useState<Described>({});
  const lines = [
    { name: 'alt', label: say('altText'), longest: 500 },
    { name: 'credit', label: say('photoCredit'), longest: 300 },
    { name: 'place', label: say('photoPlace'), longest: 300 },
  ] as const;
  return lines.map(({ name, label, longest }) => {
    const value = typed[name] ?? described[name] ?? '';
    const isMissing = name === 'alt' && !described.alt;
    const type = (text: string): void => {
      setTyped({ ...typed, [name]: text });
      if (handedOn === 'with each key') onDescribed({ [name]: text });
    };
    return (
      <TextControl
        key={name}
        label={isMissing ? `${label} — ${say('altMissing')}` : label}
        aria-invalid={isMissing || undefined}
        data-story-control={name}
        data-own-text=""
        value={value}
        maxLength={longest}
        onText={type}
        onBlur={() => value !== (described[name] ?? '') && onDescribed({ [name]: value })}
      />
    );
  });
}

type FilesProps = { isCamera?: boolean; onFiles: (files: File[]) => void };

/** Files of this device, several at once; on a phone straight from its camera. */
function Files({ isCamera = false, onFiles }: FilesProps) {
  const { say } = useSay();
  const id = useId();
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])];
    if (files.length > 0) onFiles(files);
  };
  return (
    <label className={isCamera ? 'story-add photo-box__camera' : 'story-add'} htmlFor={id}>
      {say(isCamera ? 'takePhoto' : 'sendPhoto')}
      <input
        id={id}
        type="file"
        accept="image/*"
        multiple={!isCamera}
        capture={isCamera ? 'environment' : undefined}
        className="visually-hidden"
        onChange={take}
      />
    </label>
  );
}

type PlaceProps = { focus: boolean; onPhoto: (id: string) => void; onFiles: (files: File[]) => void };

/** Where no photo is yet: one is chosen, or sent from this device. */
function Place({ focus, onPhoto, onFiles }: PlaceProps) {
  const { say } = useSay();
  const onDrop = (event: DragEvent): void => {
    const files = photosIn(event.dataTransfer);
    if (files.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    onFiles(files);
  };
  return (
    <div className="photo-box__place" onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      <Picker label={say('choosePhoto')} collections={['media']} autoFocus={focus} onPick={({ id }) => onPhoto(id)} />
      <div className="photo-box__acts">
        <Files onFiles={onFiles} />
        <Files isCamera onFiles={onFiles} />
      </div>
    </div>
  );
}

/** How far it has come, and what stands in its way. */
function Progress({ under }: { under: UnderWay }) {
  const { say } = useSay();
  const share = Math.floor(under.share * 100);
  const words = {
    waiting: () => say('photoWaiting', { share }),
    sending: () => say('photoSending', { share }),
    refused: () => `${say('photoNotSent')} ${under.message ?? ''}`,
    sent: () => '',
  }[under.state]();
  return (
    <p className="photo-box__progress" role={under.state === 'refused' ? 'alert' : 'status'} data-photo={under.state}>
      {under.state !== 'refused' && <progress max={1} value={under.share} aria-hidden="true" />} {words}
    </p>
  );
}

type CaptionProps = { caption: string | undefined; hint?: string | null; onCaption: (caption: string) => void };

function Caption({ caption, hint, onCaption }: CaptionProps) {
  const { say } = useSay();
  return (
    <input
      className="photo-box__caption"
      aria-label={say('captionHere')}
      placeholder={hint || say('captionHere')}
      maxLength={blockLimits.caption}
      value={caption ?? ''}
      onChange={(event) => onCaption(event.target.value)}
    />
  );
}

type Props = {
  media: string | undefined;
  caption: string | undefined;
  readOnly: boolean;
  focus?: boolean;
  /** Names the place in the story, so that a photo on its way to it finds it again. */
  place: string;
  onFiles: (files: File[]) => void;
  onPhoto: (id: string | null) => void;
  /** A photo that was sent has become this one. */
  onSent: (id: string) => void;
  onCaption: (caption: string) => void;
};

/** A photo that is on its way: it is seen, and its words are written meanwhile. */
function Sending({ under, place, caption, onPhoto, onCaption }: Props & { under: UnderWay }) {
  const { say } = useSay();
  const { user } = useSurroundings();
  const remove = (): void => {
    forget(place);
    onPhoto(null);
  };
  return (
    <figure className="photo-box">
      <img src={under.preview} alt={under.described.alt ?? ''} decoding="async" />
      <figcaption>
        <Progress under={under} />
        <Caption caption={caption} onCaption={onCaption} />
        <Words
          described={under.described}
          handedOn="with each key"
          onDescribed={(more) => user && describe(user.id, place, more)}
        />
        <span className="photo-box__acts">
          <button type="button" onClick={remove}>
            {say('removePhoto')}
          </button>
        </span>
      </figcaption>
    </figure>
  );
}

function Acts({ media, onRemove }: { media: string; onRemove: () => void }) {
  const { say } = useSay();
  return (
    <span className="photo-box__acts">
      <a href={`/admin/collections/media/${media}`} target="_blank" rel="noopener">
        {say('cropPhoto')}
      </a>
      <button type="button" onClick={onRemove}>
        {say('removePhoto')}
      </button>
    </span>
  );
}

type ShownProps = Props & { media: string };

function Shown({ media, caption, readOnly, place, onPhoto, onCaption }: ShownProps) {
  const { photo, setKnown } = usePhoto(media);
  const remove = (): void => {
    forget(place);
    onPhoto(null);
  };
  const save = async (more: Described): Promise<void> => {
    const answer = await describePhoto(media, more);
    if (answer.ok && photo) setKnown({ ...photo, ...more });
  };
  const { alt, credit, place: where } = photo ?? {};
  const described = { alt: alt ?? '', credit: credit ?? '', place: where ?? '' };
  return (
    <figure className="photo-box">
      {photo?.url && <img src={photo.url} alt={alt ?? ''} width={photo.width} height={photo.height} decoding="async" />}
      <figcaption>
        {readOnly ? (
          <span>{caption || photo?.caption}</span>
        ) : (
          <>
            <Caption caption={caption} hint={photo?.caption} onCaption={onCaption} />
            {photo && (
              <Words described={described} handedOn="on leaving a line" onDescribed={(more) => void save(more)} />
            )}
          </>
        )}
        {readOnly && credit && <span className="photo-box__credit">{credit}</span>}
        {!readOnly && <Acts media={media} onRemove={remove} />}
      </figcaption>
    </figure>
  );
}

/** A photo where it stands, with what is said under it. */
export function PhotoBox(props: Props) {
  const { media, readOnly, focus = false, place, onFiles, onPhoto, onSent } = props;
  const under = useUnderWay(place, readOnly || media !== undefined, onSent);
  if (media !== undefined) return <Shown {...props} media={media} />;
  if (under) return <Sending {...props} under={under} />;
  return readOnly ? null : <Place {...{ focus, onPhoto, onFiles }} />;
}
