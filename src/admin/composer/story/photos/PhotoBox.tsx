'use client';

import { useEffect, useId, useState, useSyncExternalStore, type ChangeEvent, type DragEvent } from 'react';
import { blockLimits } from '../../../../domain/body/size.ts';
import { photosIn } from '../../text/photoFiles.ts';
import type { Described } from '../../../saving/tus.ts';
import { useSurroundings } from '../../../surroundings.ts';
import { useSay } from '../../../useSay.ts';
import { TextControl } from '../../controls.tsx';
import { Picker } from '../../Picker.tsx';
import { noteSent, photoOf, type Photo } from '../../../writing/photoApi.ts';
import { photoWords } from '../../../writing/photoWords.ts';
import { dropFromDevice, describe, forget, goOnWith, subscribe, underWayAt, type UnderWay } from './underWay.ts';

/** The photo of this id, once the newsroom has told of it. */
function usePhoto(id: string | undefined) {
  const [known, setKnown] = useState<Photo>();
  useEffect(() => {
    if (id === undefined) return;
    void photoOf(id).then((answer) => answer.ok && setKnown({ ...answer.body, id }));
  }, [id]);
  return known?.id === id ? known : undefined;
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
  const sentPhoto = readOnly ? undefined : under?.photo;
  useEffect(() => {
    if (sentPhoto === undefined) return;
    // Written after the photo was made of what it said before.
    const { described, sentDescription } = underWayAt(place) ?? {};
    noteSent(sentPhoto, described ?? sentDescription ?? {});
    if (described && described !== sentDescription) photoWords.write(sentPhoto, described);
    onSent(sentPhoto);
    dropFromDevice(place);
    // `onSent` is another with each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [sentPhoto, place]);
  return under;
}

type WordsProps = { described: Described; onDescribed: (more: Described) => void };

/** What a photo says of itself wherever it stands. It is handed on with each key: a phone may end the page in the middle of a line. */
function Words({ described, onDescribed }: WordsProps) {
  const { say } = useSay();
  const [typed, setTyped] = useState<Described>({});
  const lines = [
    { name: 'alt', label: say('altText'), longest: 500 },
    { name: 'credit', label: say('photoCredit'), longest: 300 },
    { name: 'place', label: say('photoPlace'), longest: 300 },
  ] as const;
  return lines.map(({ name, label, longest }) => {
    const value = typed[name] ?? described[name] ?? '';
    const isMissing = name === 'alt' && !value.trim();
    const type = (text: string): void => {
      setTyped({ ...typed, [name]: text });
      onDescribed({ [name]: text });
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
      {/* Above the search, whose list opens at once over what is below. */}
      <div className="photo-box__acts">
        <Files onFiles={onFiles} />
        <Files isCamera onFiles={onFiles} />
      </div>
      <Picker label={say('choosePhoto')} collections={['media']} autoFocus={focus} onPick={({ id }) => onPhoto(id)} />
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

type ActsProps = { media: string | undefined; onRemove: () => void };

function Acts({ media, onRemove }: ActsProps) {
  const { say } = useSay();
  return (
    <span className="photo-box__acts">
      {media !== undefined && (
        <a href={`/admin/collections/media/${media}`} target="_blank" rel="noopener">
          {say('cropPhoto')}
        </a>
      )}
      <button type="button" onClick={onRemove}>
        {say('removePhoto')}
      </button>
    </span>
  );
}

/** What is known of the photo: of the newsroom's once it has told, until then what this page sent. */
function useKnown(media: string | undefined, under: UnderWay | undefined) {
  const photo = usePhoto(media);
  const [last, setLast] = useState(under);
  if (under && under !== last) setLast(under);
  const { alt, credit, place } = photo ?? {};
  const described = { alt: alt ?? '', credit: credit ?? '', place: place ?? '' };
  const sentPhoto = last && { url: last.preview, described: last.described };
  return photo ? { ...photo, described: { ...described, ...photoWords.of(photo.id) } } : sentPhoto;
}

type ShownProps = Props & { under: UnderWay | undefined };

/** A photo where it stands, and what is said under it. One that is on its way becomes one that is there under the hands of who writes of it. */
function PhotoView({ under, media, caption, readOnly, place, onPhoto, onCaption }: ShownProps) {
  const { user } = useSurroundings();
  const known = useKnown(media, under);
  const remove = (): void => {
    forget(place);
    onPhoto(null);
  };
  const onDescribed = (more: Described): void => {
    if (media !== undefined) photoWords.write(media, more);
    else if (user) describe(user.id, place, more);
  };
  const { url, described } = known ?? {};
  const size = known && 'width' in known ? { width: known.width, height: known.height } : {};
  const ownCaption = known && 'caption' in known ? known.caption : undefined;
  return (
    <figure className="photo-box">
      {url && <img src={url} alt={described?.alt ?? ''} {...size} decoding="async" />}
      <figcaption>
        {under && <Progress under={under} />}
        {readOnly ? (
          <span>{caption || ownCaption}</span>
        ) : (
          <Caption caption={caption} hint={ownCaption} onCaption={onCaption} />
        )}
        {!readOnly && described && <Words described={described} onDescribed={onDescribed} />}
        {readOnly && described?.credit && <span className="photo-box__credit">{described.credit}</span>}
        {!readOnly && <Acts media={media} onRemove={remove} />}
      </figcaption>
    </figure>
  );
}

/** A photo where it stands, with what is said under it. */
export function PhotoBox(props: Props) {
  const { media, readOnly, focus = false, place, onFiles, onPhoto, onSent } = props;
  const under = useUnderWay(place, readOnly || media !== undefined, onSent);
  if (media !== undefined || under) return <PhotoView {...props} under={media === undefined ? under : undefined} />;
  return readOnly ? null : <Place {...{ focus, onPhoto, onFiles }} />;
}
