import type { SampleStory } from './newsroom.ts';
import { economyAndSocietyInRussian } from './stories/ru-economy-society.ts';
import { politicsAndWorldInRussian } from './stories/ru-politics-world.ts';

export const storiesInRussian: readonly SampleStory[] = [...politicsAndWorldInRussian, ...economyAndSocietyInRussian];
