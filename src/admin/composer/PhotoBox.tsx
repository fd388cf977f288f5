'use client';

import { useEffect, useId, useState, type ChangeEvent, type DragEvent } from 'react';
import { useSay } from '../useSay.ts';
import { TextControl } from './controls.tsx';
import { Picker } from './Picker.tsx';
import { describePhoto, photoOf, sendPhoto, type Photo } from './photos.ts';
import { blockLimits } from '../../domain/body/size.ts';

/** The photo of this id, once the newsroom has told of it. */
function usePhoto(id: string | undefined) {
  const [known, setKnown] = useState<Photo>();
  useEffect(() => {
    if (id === undefined) return;
    void photoOf(id).then((answer) => answer.ok && setKnown({ ...answer.body, id }));
  }, [id]);
  return { photo: known?.id === id ? known : undefined, setKnown };
}

/** Its alternative text, which it has wherever it stands; saved when the caret leaves it. */
function AltText({ photo, onSaved }: { photo: Photo; onSaved: (photo: Photo) => void }) {
  const { say } = useSay();
  const [typed, setTyped] = useState<string>();
  const save = async (): Promise<void> => {
    if (typed === undefined || typed === (photo.alt ?? '')) return;
    const answer = await describePhoto(photo.id, typed);
    if (answer.ok) onSaved({ ...photo, alt: typed });
  };
  return (
    <TextControl
      label={photo.alt ? say('altText') : `${say('altText')} — ${say('altMissing')}`}
      aria-invalid={!photo.alt}
      data-story-control="alt"
      data-own-text=""
      value={typed ?? photo.alt ?? ''}
      maxLength={500}
      onText={setTyped}
      onBlur={() => void save()}
    />
  );
}

type PlaceProps = { onPhoto: (photo: { id: string }) => void; focus?: boolean };

/** Where no photo is yet: one is chosen, or sent from this device. */
function Place({ onPhoto, focus }: PlaceProps) {
  const { say } = useSay();
  const id = useId();
  const [told, setTold] = useState<string>();
  const send = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setTold(say('photoSending'));
    const answer = await sendPhoto(file);
    if (answer.ok) onPhoto(answer.body.doc);
    else setTold(answer.failure?.message ?? say('photoNotSent'));
  };
  const onDrop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void send(file);
  };
  return (
    <div className="photo-box__place" onDrop={onDrop} onDragOver={(event) => event.preventDefault()}>
      <Picker label={say('choosePhoto')} collections={['media']} autoFocus={focus} onPick={onPhoto} />
      <label className="story-add" htmlFor={id}>
        {say('sendPhoto')}
        <input
          id={id}
          type="file"
          accept="image/*"
          className="visually-hidden"
          onChange={(event: ChangeEvent<HTMLInputElement>) => void send(event.target.files?.[0])}
        />
      </label>
      {told && <p role="status">{told}</p>}
    </div>
  );
}

type Props = {
  media: string | undefined;
  caption: string | undefined;
  readOnly: boolean;
  focus?: boolean;
  onPhoto: (id: string | null) => void;
  onCaption: (caption: string) => void;
};

/** A photo where it stands, with what is said under it. */
export function PhotoBox({ media, caption, readOnly, focus, onPhoto, onCaption }: Props) {
  const { say } = useSay();
  const { photo, setKnown } = usePhoto(media);
  if (media === undefined) return readOnly ? null : <Place onPhoto={({ id }) => onPhoto(id)} focus={focus} />;
  return (
    <figure className="photo-box">
      {photo?.url && (
        <img src={photo.url} alt={photo.alt ?? ''} width={photo.width} height={photo.height} decoding="async" />
      )}
      <figcaption>
        {readOnly ? (
          <span>{caption || photo?.caption}</span>
        ) : (
          <>
            <input
              className="photo-box__caption"
              aria-label={say('captionHere')}
              placeholder={photo?.caption || say('captionHere')}
              maxLength={blockLimits.caption}
              value={caption ?? ''}
              onChange={(event) => onCaption(event.target.value)}
            />
            {photo && <AltText photo={photo} onSaved={setKnown} />}
          </>
        )}
        {photo?.credit && <span className="photo-box__credit">{photo.credit}</span>}
        {!readOnly && (
          <span className="photo-box__acts">
            <a href={`/admin/collections/media/${media}`} target="_blank" rel="noopener">
              {say('cropPhoto')}
            </a>
            <button type="button" onClick={() => onPhoto(null)}>
              {say('removePhoto')}
            </button>
          </span>
        )}
      </figcaption>
    </figure>
  );
}
