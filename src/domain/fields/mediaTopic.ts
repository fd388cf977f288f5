/** IPTC Media Topics (https://cv.iptc.org/newscodes/mediatopic/): seventeen subjects at the top, all others beneath them. */
const form = /^medtop:(?:(?:0[1-9]|1[0-7])000000|2000\d{4})$/;

/** Is it a code of the vocabulary by its form? Codes come with each release, so that none is refused for being new. */
export const isMediaTopic = (code: string): boolean => form.test(code);

/** The name by which programs on other machines know it. */
export const mediaTopicUri = (code: string): string =>
  code.replace('medtop:', 'http://cv.iptc.org/newscodes/mediatopic/');
