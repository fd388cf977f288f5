export type Sample = {
  name: string;
  help: string;
  /** A counter only ever goes up; by convention its name ends in `_total`. */
  type?: 'gauge' | 'counter';
  values: readonly (readonly [labels: string, value: number])[];
};

const rendered = ({ name, help, type = 'gauge', values }: Sample): string =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...values.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
  ].join('\n');

/** Prometheus' text format, 0.0.4. What has no values is left out. */
export const prometheusText = (samples: readonly Sample[]): string =>
  `${samples
    .filter(({ values }) => values.length > 0)
    .map(rendered)
    .join('\n')}\n`;
