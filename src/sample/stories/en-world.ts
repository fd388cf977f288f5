import { paragraph, quotation, subhead, type SampleStory } from '../newsroom.ts';

export const worldInEnglish: readonly SampleStory[] = [
  {
    key: 'transit-hearing-en',
    language: 'en',
    state: 'published',
    desk: 'politics',
    by: 'correspondent',
    hoursAgo: 11,
    translationSet: 'transit-hearing',
    headline: 'Washington panel hears case for faster clearance of Caspian cargo',
    slugline: 'US-CASPIAN-TRANSIT',
    kicker: 'Trade',
    standfirst:
      'Shippers told a hearing that paperwork, not distance, is what holds containers up between the Black Sea and Central Asia.',
    place: 'Washington D.C.',
    byline: { people: [{ posting: 'washington' }] },
    section: 'world',
    secondary: ['economy'],
    topics: ['trade', 'transit', 'Middle Corridor'],
    urgency: 4,
    photo: { key: 'podium', caption: 'Witnesses spoke for four hours before the panel.' },
    body: [
      paragraph(
        'Shippers and customs experts urged a trade panel in the U.S. capital to support a shared electronic cargo declaration for the countries on both shores of the Caspian, saying that containers now wait longer for stamps than for ships, Sarvan’s Washington correspondent reports.',
      ),
      paragraph(
        'A container from the Black Sea coast to Central Asia spends on average nine days in motion and eleven at rest, according to a study laid before the panel by the Corridor Data Project, a group financed by freight forwarders.',
      ),
      paragraph(
        '“We are not asking anyone to lower a tariff,” said Meredith Ashgrove, who presented the study. “We are asking them to read the same form once instead of five times.”',
      ),
      paragraph(
        'Asked by Sarvan whether the smaller ports could afford the scanners the plan calls for, she said that “the price of one crane would equip all of them.”',
      ),
      paragraph(
        'Panel members sounded a note of caution. One asked who would hold the data; another wanted to know what would happen when a form was wrong. The chair said the panel would publish its recommendations in the spring.',
      ),
      quotation(
        'A delay has no lobby. It is nobody’s budget line, and everybody pays it.',
        'Meredith Ashgrove, Corridor Data Project',
      ),
    ],
    related: ['grain-train-en', 'port-en'],
  },
  {
    key: 'fellowship-en',
    language: 'en',
    state: 'draft',
    desk: 'politics',
    by: 'correspondent',
    hoursAgo: 3,
    headline: 'Four research institutes plan joint Caspian fellowship',
    slugline: 'US-CASPIAN-FELLOWSHIP',
    place: 'Washington D.C.',
    byline: { people: [{ posting: 'washington' }] },
    section: 'world',
    topics: ['research'],
    urgency: 6,
    note: 'Waiting for the second institute to confirm its share of the money. Do not use before that.',
    body: [
      paragraph(
        'Four research institutes intend to pay for a one-year fellowship for young scholars from the countries around the Caspian, one of the organisers told Sarvan.',
      ),
      paragraph('[NUMBER OF PLACES TO COME]'),
      paragraph(
        '“The archives are there and the questions are there,” said Ellery Windham, who drew up the plan. “What is missing is a year without teaching.”',
      ),
      paragraph('The first fellows could start in the autumn of next year.'),
    ],
  },
  {
    key: 'cable-en',
    language: 'en',
    state: 'published',
    desk: 'politics',
    by: 'sub-editor',
    hoursAgo: 20,
    translationSet: 'cable',
    headline: 'Brussels talks on Black Sea power cable move on to survey of the route',
    slugline: 'EU-BLACKSEA-CABLE',
    kicker: 'Energy',
    standfirst: 'Engineers will spend eight months on the sea bed before anyone signs for the cable itself.',
    place: 'Brussels',
    byline: {
      people: [{ posting: 'brussels' }],
      reporting: [{ name: 'Nino Varkeli', place: 'Tbilisi' }],
    },
    section: 'world',
    secondary: ['energy'],
    topics: ['electricity', 'Black Sea', 'European Union'],
    urgency: 3,
    photo: { key: 'banners', caption: 'Flags outside the conference centre where the working group met.' },
    body: [
      paragraph(
        'A working group of grid operators agreed in Brussels to begin a survey of the sea bed for a power cable under the Black Sea, the first money to be spent on the project outside an office.',
      ),
      paragraph(
        'The survey is to take eight months and cost 19 million euros, shared equally among the participants. It will settle whether the cable can follow the shorter northern route or has to go around a field of old landslides.',
      ),
      paragraph(
        '“On paper it is a line with two ends,” said Joris Haagveld, who speaks for the group. “Between the ends there are two thousand metres of water and a great deal of mud that moves.”',
      ),
      subhead('Landing point still open'),
      paragraph(
        'In Georgia, two coastal towns hope to be the landing point. Officials in Tbilisi said that neither had been promised anything and that the survey would decide.',
      ),
      paragraph(
        'The cable would carry up to one gigawatt. The operators have said that they will not order it before the survey is done and contracts for at least 60 percent of the capacity are signed.',
      ),
    ],
    related: ['offshore-wind-en', 'border-bridge-en'],
  },
  {
    key: 'border-bridge-en',
    language: 'en',
    state: 'published',
    desk: 'politics',
    by: 'journalist',
    hoursAgo: 52,
    headline: 'New road bridge on Georgian border to open to lorries first',
    slugline: 'GEORGIA-BORDER-BRIDGE',
    standfirst: 'Cars will follow when the second customs hall is finished.',
    place: 'Tbilisi',
    byline: { people: [{ posting: 'tbilisi' }] },
    section: 'world',
    topics: ['transport', 'Georgia', 'customs'],
    urgency: 5,
    body: [
      paragraph(
        'A new four-lane bridge on Georgia’s border with Azerbaijan will carry lorries from the end of this month, while private cars will have to use the old crossing until a second customs hall is ready, the road authority said in Tbilisi.',
      ),
      paragraph(
        'Drivers now wait five hours on average at the old bridge, and up to two days before public holidays. The authority expects the wait for lorries to fall to less than an hour.',
      ),
      paragraph(
        '“I have read two novels in this queue this year,” said Gela Tsiskvili, a driver from Rustavi, at the wheel of a lorry loaded with mineral water. “I would have preferred to read them at home.”',
      ),
      paragraph(
        'The second hall was to be finished at the same time as the bridge, but its roof was damaged by a storm in the spring. The contractor now speaks of four more months.',
      ),
    ],
    related: ['transit-hearing-en'],
  },
];
