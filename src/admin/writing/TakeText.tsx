'use client';

import { useState } from 'react';
import type { Edits } from '../saving/order.ts';
import { useSay } from '../useSay.ts';
import { plainTextOfEdits } from './branchApi.ts';

/** Without TLS a browser lets no page write to the clipboard. */
const canCopy = (): boolean => 'clipboard' in navigator;

function download(text: string, headline: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  link.download = `${headline.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'text'}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Gives a person their text where the newsroom does not take it. */
export function TakeText({ edits, headline }: { edits: Edits; headline: string }) {
  const { say } = useSay();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(plainTextOfEdits(edits));
    setCopied(true);
  };
  return (
    <>
      {canCopy() && (
        <button type="button" className="newsroom-button" onClick={() => void copy()}>
          {say(isCopied ? 'copied' : 'copyText')}
        </button>
      )}
      <button type="button" className="newsroom-button" onClick={() => download(plainTextOfEdits(edits), headline)}>
        {say('downloadText')}
      </button>
    </>
  );
}
