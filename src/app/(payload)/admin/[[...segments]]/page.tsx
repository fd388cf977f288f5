import config from '@payload-config';
import { generatePageMetadata, RootPage } from '@payloadcms/next/views';
import type { Metadata } from 'next';
import { getPayload } from 'payload';
import { inNameOfNewsroom } from '../../../../admin/views/pageMetadata.ts';
import { importMap } from '../importMap.js';

type Args = {
  params: Promise<{ segments: string[] }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params, searchParams }: Args): Promise<Metadata> {
  const metadata = await generatePageMetadata({ config, params, searchParams });
  return inNameOfNewsroom(metadata, await getPayload({ config }));
}

/** Every page of the admin UI. */
export default function Page({ params, searchParams }: Args) {
  return RootPage({ config, importMap, params, searchParams });
}
