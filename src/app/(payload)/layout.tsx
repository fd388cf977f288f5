import config from '@payload-config';
import '@payloadcms/next/css';
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts';
import { getPayload, type ServerFunctionClient } from 'payload';
import type { ReactNode } from 'react';
import { callServerFunction } from '../../admin/views/serverFunctions.ts';
import { importMap } from './admin/importMap.js';
import './newsroom.css';

const serverFunction: ServerFunctionClient = async (call) => {
  'use server';
  return callServerFunction(
    call,
    (args) => handleServerFunctions({ ...args, config, importMap }),
    async (err) => (await getPayload({ config })).logger.error({ err }, 'A server function failed.'),
  );
};

/** The admin UI's frame. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  );
}
