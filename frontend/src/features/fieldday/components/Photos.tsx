import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '@/lib/format'
import { shrunk } from '@/lib/shrunk'
import { IconCamera } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { type Job, type Tag, useFieldDay } from '../data'
import styles from '../field.module.css'

const TAGS: Tag[] = ['before', 'after', 'other']

export function Photos({ job, writing }: { job: Job; writing: boolean }) {
  const { t } = useTranslation('fieldday')
  return (
    <section className={styles.part}>
      <h2>{t('photos')}</h2>
      {job.photos.length > 0 && (
        <ul className={styles.photos}>
          {job.photos.map(({ act_id, tag, taken_at, file }) => (
            <li key={act_id}>
              {file.thumbnail_url && (
                <img
                  src={file.thumbnail_url}
                  alt={t('photoOf', { tag: t(`tag.${tag}`), when: formatMoment(taken_at) })}
                />
              )}
              <small>{t(`tag.${tag}`)}</small>
            </li>
          ))}
        </ul>
      )}
      {writing && (
        <div className={styles.buttons}>
          {TAGS.map(tag => (
            <ShootButton
              key={tag}
              job={job}
              tag={tag}
              label={t(`tag.${tag}`)}
              name={t('shoot', { tag: t(`tag.${tag}`) })}
            />
          ))}
        </div>
      )}
    </section>
  )
}

interface Props {
  job: Job
  tag: Tag
  item?: string
  label: string
  /** What a reader hears. */
  name: string
}

/** Opens the phone's camera; the picture is made small and kept before anything is sent. */
export function ShootButton({ job, tag, item = '', label, name }: Props) {
  const { t } = useTranslation('fieldday')
  const { queue } = useFieldDay()
  const input = useRef<HTMLInputElement>(null)
  const take = async (files: FileList | null) => {
    for (const file of files ?? []) {
      try {
        const blob = await shrunk(file)
        await queue.add(job.id, job.number, { kind: 'photo', tag, item, blob })
      } catch {
        notify(t('unreadable'), undefined, 'bad')
      }
    }
    if (input.current) input.current.value = ''
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconCamera size={18} />}
        aria-label={name}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={name}
        data-tag={tag}
        onChange={event => void take(event.currentTarget.files)}
      />
    </>
  )
}
