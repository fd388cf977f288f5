'use client';

import { ServerFunctionsContext, useServerFunctions } from '@payloadcms/ui';
import type { FormState } from 'payload';
import { useMemo, type ReactNode } from 'react';

type GetFormState = ReturnType<typeof useServerFunctions>['getFormState'];
type FormStateRequest = Parameters<GetFormState>[0];

const isOfBlock = ({ schemaPath }: FormStateRequest): boolean =>
  schemaPath.includes('.lexical_internal_feature.blocks.');

const stateOf = (data: Record<string, unknown> = {}): FormState =>
  Object.fromEntries(
    Object.entries(data).map(([path, value]) => [
      path,
      { value, initialValue: value, valid: true, passesCondition: true },
    ]),
  );

/**
 * Payload asks its server for the form of each new block, and again after each pause in one: offline, what is typed there never came into the
 * story. The blocks of a body have plain fields, so their form is what was typed.
 */
export function LocalBlocks({ children }: { children: ReactNode }) {
  const server = useServerFunctions();
  const ours = useMemo(() => {
    const getFormState: GetFormState = async (asked) =>
      isOfBlock(asked) && !asked.signal?.aborted
        ? ({ state: asked.formState ?? stateOf(asked.data) } as Awaited<ReturnType<GetFormState>>)
        : server.getFormState(asked);
    return { ...server, getFormState };
  }, [server]);
  return <ServerFunctionsContext value={ours}>{children}</ServerFunctionsContext>;
}
