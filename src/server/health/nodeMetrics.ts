import { clientsThatLeft } from '../../delivery/cache/serve.ts';
import type { DeliverySide } from '../delivery.ts';
import { logFigures } from '../logLimits.ts';
import type { Sample } from './metrics.ts';
import { turnedAway } from '../connections/turnedAway.ts';

type Values = number | Record<string, number>;

const valuesOf = (values: Values): Sample['values'] =>
  typeof values === 'number' ? [['', values]] : Object.entries(values);
const gauge = (name: string, help: string, values: Values): Sample => ({ name, help, values: valuesOf(values) });
const counter = (name: string, help: string, values: Values): Sample => ({
  name,
  help,
  type: 'counter',
  values: valuesOf(values),
});

/** What the process itself takes, under the names that dashboards for Node know. */
export function processMetrics(): Sample[] {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    gauge('process_resident_memory_bytes', 'Memory of this process, without the one that makes renditions.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Of that, what JavaScript uses.', heapUsed),
    gauge('nodejs_external_memory_bytes', 'Of that, buffers outside the heap.', external),
    counter('process_cpu_seconds_total', 'Time of the processor, of all threads.', (user + system) / 1e6),
  ];
}

/** What this process answers from, and how well it knows what changed. */
export function nodeMetrics({ handle, cache, head, events, newsLine }: Omit<DeliverySide, 'stop'>): Sample[] {
  const { hits, misses, notModified, failed } = handle.figures();
  const { bytes, entries, dropped, evicted } = cache.figures();
  const live = newsLine.state();
  const lines = logFigures();
  const withLabel = (label: string, counts: Readonly<Record<string, number>>): Values =>
    Object.fromEntries(Object.entries(counts).map(([value, count]) => [`${label}="${value}"`, count]));
  const [byCode, reasons] = [withLabel('code', lines.refused), withLabel('reason', turnedAway())];
  const from = { 'from="memory"': hits, 'from="store"': misses };
  return [
    counter('dateline_delivery_requests_total', 'Public reads, by where the answer came from.', from),
    counter('dateline_delivery_not_modified_total', 'Answers a client had already.', notModified),
    counter('dateline_delivery_failed_total', 'Reads that failed on our side.', failed),
    counter(
      'dateline_requests_left_total',
      'Requests whose client left before its answer; reads end with it.',
      clientsThatLeft(),
    ),
    counter(
      'dateline_turned_away_total',
      'Connections and requests refused or ended to keep room, by reason.',
      reasons,
    ),
    counter('dateline_refusals_total', 'Requests refused by a rule, by code.', byCode),
    counter(
      'dateline_log_dropped_total',
      'Lines not written: more than one of a request, or too many of a client.',
      lines.dropped,
    ),
    gauge('dateline_cache_bytes', 'Memory of the answers kept.', bytes),
    gauge('dateline_cache_entries', 'Answers kept.', entries),
    counter('dateline_cache_dropped_total', 'Answers let go of because something changed.', dropped),
    counter('dateline_cache_evicted_total', 'Answers let go of for want of memory.', evicted),
    gauge(
      'dateline_head_confirmed',
      '1 while every withdrawal until 900 ms ago is known; at rest, whether it was when asked last.',
      Number(head.isAnswering()),
    ),
    gauge('dateline_events_healthy', '1 while the stream of events is heard.', Number(events.isHealthy())),
    gauge('dateline_events_lag_seconds', 'How long the last event was on its way.', events.lag() / 1_000),
    gauge('dateline_newsline_clients', 'Who follows the live News Line here.', live.clients),
    counter('dateline_newsline_dropped_total', 'Live clients dropped as too slow.', live.dropped),
  ];
}
