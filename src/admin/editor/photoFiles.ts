/** Photos among what is dropped or pasted. */
export const photosIn = (data: DataTransfer | null | undefined): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));

/** Words that come with a photo are the copy; its picture is only how another program draws them. */
const hasWords = (data: DataTransfer): boolean => {
  const html = data.getData('text/html');
  if (html === '') return data.getData('text/plain').trim() !== '';
  return (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').trim() !== '';
};

/** Photos that were copied as such. */
export const photosPasted = (data: DataTransfer | null | undefined): File[] =>
  data && !hasWords(data) ? photosIn(data) : [];
