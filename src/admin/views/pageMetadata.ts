import type { Metadata } from 'next';
import type { Payload } from 'payload';

/** What link previews are told of a page of the admin: whose newsroom it is. */
export async function inNameOfNewsroom(metadata: Metadata, payload: Pick<Payload, 'findGlobal'>): Promise<Metadata> {
  const { name } = await payload.findGlobal({ slug: 'site', depth: 0, select: { name: true } });
  return name ? { ...metadata, openGraph: { ...metadata.openGraph, siteName: name } } : metadata;
}
