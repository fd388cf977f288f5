import { find, findAll, make, post } from './page.ts';

type Opening = { token: string; challenge?: string; bits?: number };
type Problem = { path: string; message: string };

/** Finds the number that makes the challenge's hash begin with so many zero bits: cheap for a reader, dear for a machine. */
async function nonceFor(challenge: string, bits: number): Promise<string> {
  for (let nonce = 0; ; nonce += 1) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(challenge + nonce));
    const binary = [...new Uint8Array(digest)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    if (binary.indexOf('1') >= bits) return String(nonce);
  }
}

const fieldOf = (form: HTMLFormElement, name: string): HTMLElement | null =>
  form.elements.namedItem(name) as HTMLElement | null;

function showProblems(form: HTMLFormElement, problems: readonly Problem[]): boolean {
  const known = problems.flatMap(({ path, message }) => {
    const field = fieldOf(form, path);
    return field ? [{ path, message, field }] : [];
  });
  for (const { path, message, field } of known) {
    const id = `problem-${path}`;
    field.ariaInvalid = 'true';
    field.setAttribute('aria-describedby', id);
    field.after(make('span', { className: 'problem', id, textContent: form.dataset.check || message }));
  }
  known[0]?.field.focus();
  return known.length > 0;
}

/** A form's way to the newsroom: what it needs first, and the review. */
function senderOf(form: HTMLFormElement) {
  let opening: Promise<Opening> | undefined;
  /** Asked for when the reader comes to the form: the page may be older than what the newsroom takes. */
  const open = (): Promise<Opening> =>
    (opening ??= fetch(form.dataset.form!, { cache: 'no-store' }).then((answer) => answer.json()));
  const forget = (): void => void (opening = undefined);
  const draft = async (): Promise<object> => {
    const { token, challenge, bits = 0 } = await open();
    const entries = [...new FormData(form), ['token', token] as const].filter(([, value]) => value);
    const fields: Record<string, unknown> = Object.fromEntries(entries);
    if (fields.rating) fields.rating = Number(fields.rating);
    return challenge ? { ...fields, challenge, nonce: await nonceFor(challenge, bits) } : fields;
  };
  /** Answers what there is to say of it. What is public already is shown. */
  const send = async (): Promise<string | undefined> => {
    const answer = await post(form.action, await draft());
    const { state, errors = [] } = (await answer.json()) as { state?: string; errors?: Problem[] };
    if (state === 'approved') {
      location.hash = 'review-shown';
      location.reload();
    } else if (answer.ok) {
      form.reset();
      return form.dataset.received;
    }
    forget();
    return showProblems(form, errors) ? '' : (form.dataset[answer.status] ?? form.dataset.failed);
  };
  return { open, forget, send };
}

/** Sends a review without leaving the page. */
export function sendReviewsInPlace(): void {
  const form = find('.review-form') as HTMLFormElement | null;
  if (!form) return;
  const { open, forget, send } = senderOf(form);
  form.addEventListener('focusin', () => void open().catch(forget), { once: true });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = find('button', form) as HTMLButtonElement;
    const status = find('[role=status]', form)!;
    findAll('.problem', form).forEach((each) => each.remove());
    findAll('[aria-invalid]', form).forEach((each) => each.removeAttribute('aria-invalid'));
    status.textContent = form.dataset.sending ?? '';
    button.disabled = true;
    status.textContent =
      (await send().catch(() => {
        forget();
        return form.dataset.failed;
      })) ?? '';
    button.disabled = false;
  });
}

/** A button by each review, with which a reader reports it. */
export function offerReports(): void {
  for (const review of findAll('[data-review]')) {
    const { report, reported } = review.closest<HTMLElement>('[data-report]')!.dataset;
    const button = make('button', { type: 'button', textContent: report ?? '' });
    button.addEventListener('click', async () => {
      const { ok } = await post(`/v1/reviews/${review.dataset.review}/reports`, {});
      if (ok) button.replaceWith(make('span', { textContent: reported ?? '' }));
    });
    review.append(button);
  }
}
