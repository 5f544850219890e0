import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { paperOfLink } from '@/api/publicLink'
import { IconDownload } from '@/ui/icons'
import styles from './pay.module.css'

/** Papers to keep: the document itself, the receipt once there is one. */
export function Papers({ token, names }: { token: string; names: string[] }) {
  const { t } = useTranslation('public/invoice')
  if (names.length === 0) return null
  return (
    <div className={styles.papers}>
      {names.map(name => (
        <Button
          key={name}
          component="a"
          href={paperOfLink(token, name)}
          download
          variant="default"
          leftSection={<IconDownload size={18} />}
        >
          {t(`paper.${name}`)}
        </Button>
      ))}
    </div>
  )
}
