import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import { formatTime } from '@/lib/format'
import { CopyField } from '@/ui/CopyField'
import type { ChannelLink } from '../data'
import styles from '../mine.module.css'

interface Props {
  link: ChannelLink
  onAgain: () => void
}

/** The link to press on this phone, or to point another phone's camera at. */
export function LinkCard({ link, onAgain }: Props) {
  const { t } = useTranslation('mine')
  const over = useNow() >= Date.parse(link.expires_at)
  const channel = t(`channel.${link.channel}`)
  if (over) {
    return (
      <section className={styles.card}>
        <p>{t('link.over')}</p>
        <Button onClick={onAgain}>{t('link.again')}</Button>
      </section>
    )
  }
  return (
    <section className={styles.card}>
      <p>{t('link.text', { channel })}</p>
      <Button component="a" href={link.url} target="_blank" rel="noreferrer" size="md">
        {t('link.open', { channel })}
      </Button>
      <img className={styles.qr} src={link.qr} alt={t('link.qr', { channel })} />
      <p className={styles.hint}>{t('link.scan')}</p>
      <div>
        <CopyField label={t('link.byHand', { name: link.name })} value={link.text} />
      </div>
      <p className={styles.hint}>{t('link.until', { time: formatTime(link.expires_at) })}</p>
    </section>
  )
}
