import type { SampleStory } from './newsroom.ts';
import { politicsAndEconomyInAzerbaijani } from './stories/az-politics-economy.ts';
import { societyInAzerbaijani } from './stories/az-society.ts';

export const storiesInAzerbaijani: readonly SampleStory[] = [
  ...politicsAndEconomyInAzerbaijani,
  ...societyInAzerbaijani,
];
