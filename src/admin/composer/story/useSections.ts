import { useEffect, useState } from 'react';
import { allSections } from '../../deskApi.ts';
import { sectionWay } from '../../../domain/storyNames.ts';

type Section = { value: string; label: string };

/** All sections, each by the way to it. */
export function useSections(): Section[] {
  const [sections, setSections] = useState<Section[]>([]);
  useEffect(() => {
    void allSections().then((answer) => {
      if (!answer.ok) return;
      const all = answer.body.docs;
      setSections(all.map((each) => ({ value: each.id, label: sectionWay(each, all) || each.id })));
    });
  }, []);
  return sections;
}
