'use client';

import { toast, useAuth, useDocumentInfo, useEditDepth, useModal, useTranslation } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useMemo, useState, type ReactNode } from 'react';
import { addressOf, type Kind } from '../kinds/kind.ts';
import {
  OpenedStoryContext,
  SurroundingsContext,
  type OpenedStory,
  type Person,
  type SignedIn,
  type Surroundings,
} from '../surroundings.ts';

type SetUser = (answer: SignedIn) => void;
type ToModal = ReturnType<typeof useModal>['modalState'];

const showNotice = (words: string): void => void toast.success(words);

/** Around every page of the admin: Payload's language, session and ways, as our own parts know them. */
export function InPayload({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { user, setUser } = useAuth();
  const router = useRouter();
  const { language } = i18n;
  const surroundings = useMemo<Surroundings>(() => {
    const { id, email, role } = (user ?? {}) as { id?: unknown; email?: string; role?: unknown };
    const person: Person | undefined = id === undefined ? undefined : { id: String(id), email, role };
    return {
      language,
      user: person,
      // Payload's own clocks of the session begin again.
      signedIn: setUser as unknown as SetUser,
      tell: showNotice,
      goTo: (address) => router.push(address),
      readAgain: () => router.refresh(),
    };
  }, [language, user, setUser, router]);
  return <SurroundingsContext value={surroundings}>{children}</SurroundingsContext>;
}

const openedOver = (modals: ToModal): number => Object.values(modals).filter(({ isOpen }) => isOpen).length;

type OpenedProps = { kind: Kind; draftKey?: string; children: ReactNode };

/** Around the page of one document that is written or read: the one that Payload has opened. */
export function OpenedInPayload({ kind, children }: OpenedProps) {
  const info = useDocumentInfo();
  const depth = useEditDepth();
  const { modalState } = useModal();
  const { initialData, savedDocumentData, setData, isTrashed = false } = info;
  const { hasSavePermission = false, hasTrashPermission = false, hasDeletePermission = false } = info;
  const id = info.id === undefined ? undefined : String(info.id);
  const isInFront = openedOver(modalState) + 1 === depth;
  const story = useMemo<OpenedStory>(
    () => ({
      kind,
      id,
      copy: initialData,
      saved: savedDocumentData,
      setSaved: setData,
      addressOf: (its) => addressOf(kind, its),
      isTrashed,
      may: { save: hasSavePermission, trash: hasTrashPermission, delete: hasDeletePermission },
      isInFront,
    }),
    [
      kind,
      id,
      initialData,
      savedDocumentData,
      setData,
      isTrashed,
      hasSavePermission,
      hasTrashPermission,
      hasDeletePermission,
      isInFront,
    ],
  );
  return <OpenedStoryContext value={story}>{children}</OpenedStoryContext>;
}

const mayBegin: OpenedStory['may'] = { save: true, trash: false, delete: false };

/** Around the page of one that is begun there: Payload knows of none yet. */
export function BegunInPayload({ kind, draftKey, children }: OpenedProps) {
  const { modalState } = useModal();
  const [saved, setSaved] = useState<OpenedStory['saved']>();
  const isInFront = openedOver(modalState) === 0;
  const story = useMemo<OpenedStory>(
    () => ({
      kind,
      draftKey,
      saved,
      setSaved,
      isInFront,
      addressOf: (its) => addressOf(kind, its),
      isTrashed: false,
      may: mayBegin,
    }),
    [kind, draftKey, saved, isInFront],
  );
  return <OpenedStoryContext value={story}>{children}</OpenedStoryContext>;
}
