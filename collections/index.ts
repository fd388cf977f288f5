import type { CollectionConfig, GlobalConfig } from 'payload';
import { articles } from './articles/index.ts';
import { authors } from './authors/index.ts';
import { correspondents } from './correspondents/index.ts';
import { desks } from './desks/index.ts';
import { houseStyle } from './globals/houseStyle.ts';
import { site } from './globals/site.ts';
import { socialNetworks } from './globals/socialNetworks.ts';
import { history } from './history/index.ts';
import { media } from './media/index.ts';
import { pages } from './pages/index.ts';
import { redirects } from './redirects/index.ts';
import { reviews } from './reviews/index.ts';
import { sections } from './sections/index.ts';
import { users } from './users/index.ts';

/** What the newsroom keeps. */
export const collections: CollectionConfig[] = [
  articles,
  media,
  reviews,
  authors,
  correspondents,
  sections,
  desks,
  users,
  redirects,
  history,
  pages,
];
export const globals: GlobalConfig[] = [houseStyle, socialNetworks, site];
