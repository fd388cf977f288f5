import type { SampleStory } from './newsroom.ts';
import { economyInEnglish } from './stories/en-economy.ts';
import { politicsInEnglish } from './stories/en-politics.ts';
import { societyInEnglish } from './stories/en-society.ts';
import { worldInEnglish } from './stories/en-world.ts';

export const storiesInEnglish: readonly SampleStory[] = [
  ...politicsInEnglish,
  ...worldInEnglish,
  ...economyInEnglish,
  ...societyInEnglish,
];
