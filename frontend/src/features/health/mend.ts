import type { Finding } from './data'

/** A heading of docs/instalar.md: where it is written how something is mended. */
export type Chapter = 'containers' | 'systemd' | 'copies' | 'update'

export type Mend = { to: string } | { chapter: Chapter } | null

const CHAPTERS: Record<string, Chapter> = {
  no_https: 'containers',
  address_unreachable: 'containers',
  webhooks_unreachable: 'containers',
  worker_silent: 'systemd',
  queue_long: 'systemd',
  queue_growing: 'systemd',
  redis_silent: 'systemd',
  database_silent: 'systemd',
  no_backup: 'copies',
  backup_old: 'copies',
  keys_open: 'copies',
  disk_low: 'copies',
  migrations_missing: 'update',
}

/** Where something is put right: the channel it is about, or a chapter of the guide. */
export function mendOf({ key, about }: Finding): Mend {
  if (typeof about.channel === 'string') return { to: `/settings/channels/${about.channel}` }
  const chapter = CHAPTERS[key]
  return chapter ? { chapter } : null
}

const HEADINGS: Record<Chapter, string> = {
  containers: 'Con contenedores',
  systemd: 'Sin contenedores',
  copies: 'Copias',
  update: 'Actualizar',
}

/** The chapter out of the whole guide, with its heading; all of it where that is gone. */
export function chapterOf(guide: string, chapter: Chapter): string {
  const parts = guide.split(/\n(?=## )/)
  return parts.find(part => part.startsWith(`## ${HEADINGS[chapter]}`)) ?? guide
}
